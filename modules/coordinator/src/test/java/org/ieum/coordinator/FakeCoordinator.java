package org.ieum.coordinator;

import com.google.protobuf.ByteString;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.ieum.federation.study.StudyManifest;
import org.ieum.securesum.Bytes;
import org.ieum.securesum.RoundOpened;
import org.ieum.securesum.SignedStudyKey;
import org.ieum.securesum.SiteName;
import org.ieum.securesum.StudyKey;
import org.ieum.wire.Digests;
import org.ieum.wire.MutualTls;
import org.ieum.wire.Protocol;
import org.ieum.wire.SumCodec;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.KeysAgreed;
import org.ieum.wire.v1.SiteGatewayGrpc;
import org.ieum.wire.v1.StudyOffered;
import org.ieum.wire.v1.ToSite;
import org.ieum.wire.v1.Welcome;
import org.jspecify.annotations.Nullable;

/**
 * A coordinator with the federation's own identity that opens the round it likes. It offers one
 * study to one real site, speaks for the others with their own signed keys, and keeps all that the
 * real site sends.
 */
final class FakeCoordinator extends SiteGatewayGrpc.SiteGatewayImplBase implements AutoCloseable {
  private final Rig rig;
  private final StudyManifest study;
  private final RoundOpened round;
  private final Server server;
  private final List<FromSite> heard = new CopyOnWriteArrayList<>();
  private @Nullable ToSite agreed;
  private final CompletableFuture<FromSite> outcome = new CompletableFuture<>();

  FakeCoordinator(Rig rig, StudyManifest study, RoundOpened round) {
    this.rig = rig;
    this.study = study;
    this.round = round;
    ServerBuilder builder =
        Server.builder()
            .port(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), rig.port()),
                SessionProtocol.HTTPS)
            .requestTimeoutMillis(0)
            .maxRequestLength(0);
    this.server =
        MutualTls.serve(builder, rig.identity("coordinator"))
            .service(
                GrpcService.builder()
                    .addService(this)
                    .maxRequestMessageLength(Protocol.LARGEST_MESSAGE)
                    .useBlockingTaskExecutor(true)
                    .build())
            .build();
    server.start().join();
  }

  /** The site's answer to the opened round: a masked vector or an incident. */
  FromSite awaitOutcome() throws Exception {
    return outcome.get(20, TimeUnit.SECONDS);
  }

  List<FromSite> heard() {
    return heard;
  }

  @Override
  public StreamObserver<FromSite> attend(StreamObserver<ToSite> out) {
    return new StreamObserver<>() {
      @Override
      public void onNext(FromSite message) {
        heard.add(message);
        reply(message, out);
      }

      @Override
      public void onError(Throwable failure) {
        // The node has stopped.
      }

      @Override
      public void onCompleted() {
        out.onCompleted();
      }
    };
  }

  private void reply(FromSite message, StreamObserver<ToSite> out) {
    switch (message.getMessageCase()) {
      case HELLO -> {
        out.onNext(
            ToSite.newBuilder()
                .setWelcome(Welcome.newBuilder().setProtocol(Protocol.VERSION))
                .build());
        out.onNext(
            ToSite.newBuilder()
                .setOffered(
                    StudyOffered.newBuilder()
                        .setManifest(ByteString.copyFrom(study.toBytes()))
                        .setResearcher("alice"))
                .build());
      }
      case KEY -> out.onNext(keys(SumCodec.fromWire(message.getKey())));
      case POSITION ->
          out.onNext(ToSite.newBuilder().setOpened(SumCodec.toWire(study.digest(), round)).build());
      case MASKED, INCIDENT -> outcome.complete(message);
      default -> {}
    }
  }

  private synchronized ToSite keys(SignedStudyKey real) {
    ToSite known = agreed;
    if (known != null) {
      return known;
    }
    KeysAgreed.Builder keys = KeysAgreed.newBuilder().setStudy(Digests.toWire(study.digest()));
    SecureRandom random = new SecureRandom();
    for (String site : study.sites()) {
      SignedStudyKey key =
          site.equals(real.site().value())
              ? real
              : StudyKey.generate(random)
                  .signed(
                      Bytes.of(HexFormat.of().parseHex(study.digest())),
                      new SiteName(site),
                      rig.identity(site)::sign);
      keys.addKeys(SumCodec.toWire(study.digest(), key));
    }
    ToSite made = ToSite.newBuilder().setKeys(keys).build();
    agreed = made;
    return made;
  }

  @Override
  public void close() {
    server.stop().join();
  }
}
