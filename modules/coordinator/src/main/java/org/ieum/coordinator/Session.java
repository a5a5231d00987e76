package org.ieum.coordinator;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.GrpcErrors;
import org.ieum.wire.v1.ToSite;

/** A site's open stream. */
final class Session {
  private final String site;
  private final String software;
  private final Instant since;
  private final StreamObserver<ToSite> out;
  private volatile long lastHeard;
  private boolean ended;

  Session(String site, String software, Instant since, StreamObserver<ToSite> out) {
    this.site = site;
    this.software = software;
    this.since = since;
    this.out = out;
    this.lastHeard = System.nanoTime();
  }

  String site() {
    return site;
  }

  String software() {
    return software;
  }

  Instant since() {
    return since;
  }

  void heard() {
    lastHeard = System.nanoTime();
  }

  boolean silentFor(long nanos) {
    return System.nanoTime() - lastHeard > nanos;
  }

  /** Sends, or does nothing on a stream that has ended: the site hears it after its reconnect. */
  synchronized void send(ToSite message) {
    if (!ended) {
      try {
        out.onNext(message);
      } catch (RuntimeException e) {
        // The stream closed under us; the site will reconnect.
        ended = true;
      }
    }
  }

  synchronized void end(IeumException reason) {
    if (!ended) {
      ended = true;
      try {
        out.onError(GrpcErrors.toStatus(reason));
      } catch (RuntimeException e) {
        // Already closed by the other side.
      }
    }
  }

  synchronized void complete() {
    if (!ended) {
      ended = true;
      try {
        out.onError(Status.UNAVAILABLE.withDescription("coordinator stops").asRuntimeException());
      } catch (RuntimeException e) {
        // Already closed by the other side.
      }
    }
  }
}
