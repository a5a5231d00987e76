package org.ieum.coordinator;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.grpc.GrpcService;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.ieum.audit.Software;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.Guard;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerException;
import org.ieum.ledger.LedgerKey;
import org.ieum.wire.Heartbeats;
import org.ieum.wire.MutualTls;
import org.ieum.wire.Protocol;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Role;
import org.ieum.wire.identity.Roster;
import org.ieum.wire.identity.SecretFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running coordinator: one mTLS port, one ledger, the studies that are projections of it. */
public final class Coordinator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

  private final Server server;
  private final StudyDesk desk;
  private final Sessions sessions;
  private final Ledger ledger;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();

  private Coordinator(
      CoordinatorConfig config,
      PartyIdentity identity,
      Roster roster,
      Ledger ledger,
      Clock clock,
      Heartbeats heartbeats) {
    this.ledger = ledger;
    this.sessions = new Sessions(roster, heartbeats);
    Party party =
        new Party(
            roster,
            ledger,
            sessions,
            new SecureRandom(),
            clock,
            new Guard("coordinator", this::stopWith));
    this.desk = new StudyDesk(party);
    this.server = server(config, identity);
  }

  /**
   * Starts a coordinator; unfinished studies go on where the ledger ends.
   *
   * @throws IeumException BAD_CONFIGURATION when the identity cannot be used, others can read a
   *     key, or the port is taken
   * @throws LedgerException when the ledger is not what was signed
   */
  public static Coordinator start(CoordinatorConfig config) {
    return start(config, Clock.systemUTC(), Heartbeats.STANDARD);
  }

  static Coordinator start(CoordinatorConfig config, Clock clock, Heartbeats heartbeats) {
    PartyIdentity identity = PartyIdentity.load(config.identity()).requireRole(Role.COORDINATOR);
    SecretFile.keys(config.identity()).forEach(SecretFile::require);
    Roster roster = Roster.load(config.identity());
    LedgerKey key = LedgerKey.load(config.identity().resolve(FederationInit.LEDGER_KEY));
    Ledger ledger = Software.openLedger(config.ledger(), key, clock, Party.ACTOR);
    Coordinator coordinator = new Coordinator(config, identity, roster, ledger, clock, heartbeats);
    try {
      coordinator.server.start().join();
    } catch (CompletionException e) {
      coordinator.close();
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "coordinator: cannot listen on "
              + config.host()
              + ":"
              + config.port()
              + "; check that the address is this machine's and that no other process has the port",
          e);
    }
    coordinator.desk.resume();
    return coordinator;
  }

  private Server server(CoordinatorConfig config, PartyIdentity identity) {
    GrpcService grpc =
        GrpcService.builder()
            .addService(new SiteGatewayService(desk, sessions))
            .addService(new StudiesService(desk, sessions))
            .maxRequestMessageLength(Protocol.LARGEST_MESSAGE)
            .useBlockingTaskExecutor(true)
            .build();
    ServerBuilder builder =
        Server.builder()
            .port(new InetSocketAddress(config.host(), config.port()), SessionProtocol.HTTPS)
            .requestTimeoutMillis(0)
            .maxRequestLength(0)
            .idleTimeoutMillis(0)
            .verboseResponses(false);
    return MutualTls.serve(builder, identity).service(grpc).build();
  }

  /** The port it listens on. */
  public int port() {
    return server.activeLocalPort();
  }

  private void stopWith(RuntimeException cause) {
    if (fault.compareAndSet(null, cause)) {
      LOG.error("the coordinator stops", cause);
    }
    stopped.countDown();
  }

  /**
   * Waits until {@link #close} or a fault that the coordinator cannot go on from.
   *
   * @throws RuntimeException the fault, if one ended it: of the ledger, or a thread that died
   */
  public void awaitStop() throws InterruptedException {
    stopped.await();
    RuntimeException cause = fault.get();
    if (cause != null) {
      throw cause;
    }
  }

  @Override
  public void close() {
    desk.close();
    sessions.close();
    server.stop().join();
    ledger.close();
    stopped.countDown();
  }
}
