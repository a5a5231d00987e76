package org.ieum.coordinator;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import javax.net.ssl.SSLSession;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.Digests;
import org.ieum.wire.GrpcErrors;
import org.ieum.wire.Protocol;
import org.ieum.wire.identity.PeerIdentity;
import org.ieum.wire.identity.Role;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.Heartbeat;
import org.ieum.wire.v1.SiteGatewayGrpc;
import org.ieum.wire.v1.SiteHello;
import org.ieum.wire.v1.ToSite;
import org.ieum.wire.v1.Welcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sites' streams: turns their messages into events of the studies. */
final class SiteGatewayService extends SiteGatewayGrpc.SiteGatewayImplBase {
  private static final Logger LOG = LoggerFactory.getLogger(SiteGatewayService.class);

  private final StudyDesk desk;
  private final Sessions sessions;

  SiteGatewayService(StudyDesk desk, Sessions sessions) {
    this.desk = desk;
    this.sessions = sessions;
  }

  /** Who calls, by the certificate. */
  static PeerIdentity peer() {
    SSLSession session =
        Objects.requireNonNull(
            ServiceRequestContext.current().sslSession(), "the only port is TLS");
    return PeerIdentity.of(session);
  }

  @Override
  public StreamObserver<FromSite> attend(StreamObserver<ToSite> out) {
    PeerIdentity peer = peer();
    return new Attendance(peer, out);
  }

  private final class Attendance implements StreamObserver<FromSite> {
    private final PeerIdentity peer;
    private final StreamObserver<ToSite> out;
    private @Nullable Session session;

    Attendance(PeerIdentity peer, StreamObserver<ToSite> out) {
      this.peer = peer;
      this.out = out;
    }

    @Override
    public void onNext(FromSite message) {
      try {
        if (message.hasHello()) {
          hello(message.getHello());
          return;
        }
        Session s = session;
        if (s == null) {
          throw new IeumException(
              ErrorCode.PROTOCOL_VIOLATION, "site " + peer.name() + ": expected a hello first");
        }
        s.heard();
        if (message.hasHeartbeat()) {
          s.send(
              ToSite.newBuilder()
                  .setHeartbeat(Heartbeat.newBuilder().setCount(message.getHeartbeat().getCount()))
                  .build());
        } else {
          dispatch(s.site(), message);
        }
      } catch (IeumException e) {
        if (session == null) {
          LOG.info("{} turned away: {}", peer.name(), e.text());
          out.onError(GrpcErrors.toStatus(e));
        } else {
          LOG.warn("message of {} refused: {}", peer.name(), e.text());
        }
      } catch (RuntimeException | Error e) {
        broken(e);
      }
    }

    /** The stream ends, so that the site connects anew and everything is said again. */
    private void broken(Throwable cause) {
      LOG.error("message of {} could not be handled", peer.name(), cause);
      if (cause instanceof Error) {
        desk.party().guard().died("messages of " + peer.name(), cause);
      }
      desk.party().ledger().fault().ifPresent(desk.party().guard().onFault());
      leave();
      out.onError(
          GrpcErrors.toStatus(
              new IeumException(
                  ErrorCode.INTERNAL, "coordinator: a fault of Ieum itself; see its log", cause)));
    }

    private void hello(SiteHello hello) {
      if (peer.role() != Role.SITE) {
        throw new IeumException(
            ErrorCode.PROTOCOL_VIOLATION,
            peer.name() + ": expected a site's certificate, found one of a " + peer.role().unit());
      }
      sessions.check(peer.name(), hello);
      Session opened =
          new Session(peer.name(), hello.getSoftware(), desk.party().clock().instant(), out);
      sessions.join(opened);
      session = opened;
      opened.send(
          ToSite.newBuilder()
              .setWelcome(
                  Welcome.newBuilder().setProtocol(Protocol.VERSION).setSoftware(Protocol.SOFTWARE))
              .build());
      desk.announce(new StudyEvent.Joined(peer.name()), peer.name());
    }

    private void dispatch(String site, FromSite m) {
      switch (m.getMessageCase()) {
        case DECISION ->
            post(
                m.getDecision().getStudy(),
                new StudyEvent.Decided(site, m.getDecision().getDecision()));
        case KEY -> post(m.getKey().getStudy(), new StudyEvent.KeyGiven(site, m.getKey()));
        case POSITION ->
            post(
                m.getPosition().getStudy(),
                new StudyEvent.Position(site, m.getPosition().getRounds()));
        case MASKED -> post(m.getMasked().getStudy(), new StudyEvent.Masked(site, m.getMasked()));
        case SEED -> post(m.getSeed().getStudy(), new StudyEvent.SeedGiven(site, m.getSeed()));
        case VERIFIED ->
            desk.byDigest(Digests.fromWire(m.getVerified().getStudy()))
                .progress()
                .verified(site, m.getVerified().getRound());
        case MODEL ->
            post(
                m.getModel().getStudy(),
                new StudyEvent.ModelComputed(
                    site, Digests.fromWire(m.getModel().getModelDigest())));
        case INCIDENT ->
            post(
                m.getIncident().getStudy(),
                new StudyEvent.Incident(site, m.getIncident().getCode()));
        case HELLO, HEARTBEAT, MESSAGE_NOT_SET ->
            throw new IeumException(
                ErrorCode.PROTOCOL_VIOLATION, "site " + site + ": unexpected message");
      }
    }

    private void post(com.google.protobuf.ByteString study, StudyEvent event) {
      StudyRun run = desk.byDigest(Digests.fromWire(study));
      if (!run.manifest().sites().contains(peer.name())) {
        throw new IeumException(
            ErrorCode.PROTOCOL_VIOLATION,
            "site "
                + peer.name()
                + ": expected messages about its own studies, found one about another");
      }
      run.post(event);
    }

    @Override
    public void onError(Throwable failure) {
      leave();
    }

    @Override
    public void onCompleted() {
      leave();
      out.onCompleted();
    }

    private void leave() {
      Session s = session;
      if (s != null && sessions.leave(s)) {
        desk.announce(new StudyEvent.Left(s.site()), s.site());
      }
    }
  }
}
