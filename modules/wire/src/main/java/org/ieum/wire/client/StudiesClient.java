package org.ieum.wire.client;

import com.google.protobuf.ByteString;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ieum.federation.study.StudyManifest;
import org.ieum.wire.GrpcErrors;
import org.ieum.wire.MutualTls;
import org.ieum.wire.Protocol;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.v1.FederationOverview;
import org.ieum.wire.v1.ListRequest;
import org.ieum.wire.v1.OverviewRequest;
import org.ieum.wire.v1.StudiesGrpc.StudiesBlockingStub;
import org.ieum.wire.v1.StudyRef;
import org.ieum.wire.v1.StudyStatus;
import org.ieum.wire.v1.SubmitRequest;

/**
 * What a data scientist or a reviewer asks the coordinator. Every call throws {@link
 * org.ieum.federation.error.IeumException} with the coordinator's own code and text, or
 * SITE_UNAVAILABLE when it cannot be reached. A study is named by its digest, the start of one, or
 * its id.
 */
public final class StudiesClient implements AutoCloseable {
  private final URI coordinator;
  private final ClientFactory factory;
  private final StudiesBlockingStub stub;

  /**
   * A client of that coordinator.
   *
   * @param coordinator {@code https://host:port}
   */
  public StudiesClient(PartyIdentity identity, URI coordinator) {
    this.coordinator = coordinator;
    this.factory = MutualTls.client(identity);
    this.stub =
        GrpcClients.builder("gproto+" + coordinator)
            .factory(factory)
            .responseTimeoutMillis(0)
            .maxResponseLength(Protocol.LARGEST_MESSAGE)
            .build(StudiesBlockingStub.class);
  }

  /** Submits a study; a study that was submitted before is found, not started again. */
  public StudyStatus submit(StudyManifest manifest) {
    SubmitRequest request =
        SubmitRequest.newBuilder().setManifest(ByteString.copyFrom(manifest.toBytes())).build();
    return call(() -> stub.submit(request));
  }

  /** All studies, oldest first. */
  public List<StudyStatus> list() {
    return call(() -> stub.list(ListRequest.getDefaultInstance())).getStudiesList();
  }

  /** Hears the status now and at every change until the study has ended; returns the last one. */
  public StudyStatus watch(String study, Consumer<StudyStatus> listener) {
    return call(
        () -> {
          StudyStatus last = StudyStatus.getDefaultInstance();
          Iterator<StudyStatus> statuses = stub.watch(ref(study));
          while (statuses.hasNext()) {
            last = statuses.next();
            listener.accept(last);
          }
          return last;
        });
  }

  public StudyStatus cancel(String study) {
    return call(() -> stub.cancel(ref(study)));
  }

  /** The manifest and model of a finished study. */
  public FetchedModel model(String study) {
    return FetchedModel.of(call(() -> stub.model(ref(study))));
  }

  public FederationOverview overview() {
    return call(() -> stub.overview(OverviewRequest.getDefaultInstance()));
  }

  private static StudyRef ref(String study) {
    return StudyRef.newBuilder().setStudy(study).build();
  }

  private <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw GrpcErrors.fromStatus(e, coordinator);
    }
  }

  @Override
  public void close() {
    factory.close();
  }
}
