package org.ieum.wire.client;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.grpc.GrpcClients;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.GrpcErrors;
import org.ieum.wire.Protocol;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.SiteGatewayGrpc.SiteGatewayStub;
import org.ieum.wire.v1.ToSite;

/** A site's one stream to the coordinator. Any thread may send; messages arrive one at a time. */
public final class SiteStream implements AutoCloseable {
  /** Hears what arrives. Called by a network thread: hand over and return. */
  public interface Listener {
    void onMessage(ToSite message);

    /** The stream has ended; called once. */
    void onEnd(IeumException reason);
  }

  private final StreamObserver<FromSite> out;
  private final AtomicBoolean ended = new AtomicBoolean();

  private SiteStream(SiteGatewayStub stub, URI coordinator, Listener listener) {
    this.out = stub.attend(new Inbound(coordinator, listener, ended));
  }

  /** Dials the coordinator. */
  public static SiteStream open(ClientFactory factory, URI coordinator, Listener listener) {
    SiteGatewayStub stub =
        GrpcClients.builder("gproto+" + coordinator)
            .factory(factory)
            .responseTimeoutMillis(0)
            .maxResponseLength(0)
            .maxResponseMessageLength(Protocol.LARGEST_MESSAGE)
            .build(SiteGatewayStub.class);
    return new SiteStream(stub, coordinator, listener);
  }

  /**
   * Sends, or does nothing when the stream has ended: after a reconnect everything is said again.
   */
  public void send(FromSite message) {
    synchronized (out) {
      if (!ended.get()) {
        try {
          out.onNext(message);
        } catch (IllegalStateException e) {
          // The call was closed between the check and here; its listener hears of it.
        }
      }
    }
  }

  @Override
  public void close() {
    synchronized (out) {
      if (ended.compareAndSet(false, true)) {
        out.onError(io.grpc.Status.CANCELLED.asRuntimeException());
      }
    }
  }

  private static final class Inbound implements StreamObserver<ToSite> {
    private final URI coordinator;
    private final Listener listener;
    private final AtomicBoolean ended;

    Inbound(URI coordinator, Listener listener, AtomicBoolean ended) {
      this.coordinator = coordinator;
      this.listener = listener;
      this.ended = ended;
    }

    @Override
    public void onNext(ToSite message) {
      listener.onMessage(message);
    }

    @Override
    public void onError(Throwable failure) {
      ended.set(true);
      listener.onEnd(GrpcErrors.fromStatus(failure, coordinator));
    }

    @Override
    public void onCompleted() {
      onError(io.grpc.Status.UNAVAILABLE.asRuntimeException());
    }
  }
}
