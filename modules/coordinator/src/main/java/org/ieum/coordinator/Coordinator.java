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
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerException;
import org.ieum.ledger.LedgerKey;
import org.ieum.wire.MutualTls;
import org.ieum.wire.Protocol;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Role;
import org.ieum.wire.identity.Roster;
import org.jspecify.annotations.Nullable;

/** A running coordinator: one mTLS port, one ledger, the studies that are projections of it. */
public final class Coordinator implements AutoCloseable {
  private final Server server;
  private final StudyDesk desk;
  private final Sessions sessions;
  private final Ledger ledger;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable LedgerException> fault = new AtomicReference<>();

  private Coordinator(
      CoordinatorConfig config, PartyIdentity identity, Roster roster, Ledger ledger) {
    this.ledger = ledger;
    this.sessions = new Sessions(roster);
    Party party =
        new Party(roster, ledger, sessions, new SecureRandom(), Clock.systemUTC(), this::stopWith);
    this.desk = new StudyDesk(party);
    this.server = server(config, identity);
  }

  /**
   * Starts a coordinator; unfinished studies go on where the ledger ends.
   *
   * @throws IeumException BAD_CONFIGURATION when the identity cannot be used or the port is taken
   * @throws LedgerException when the ledger is not what was signed
   */
  public static Coordinator start(CoordinatorConfig config) {
    PartyIdentity identity = PartyIdentity.load(config.identity()).requireRole(Role.COORDINATOR);
    Roster roster = Roster.load(config.identity());
    LedgerKey key = LedgerKey.load(config.identity().resolve(FederationInit.LEDGER_KEY));
    Ledger ledger = Ledger.open(config.ledger(), key, Clock.systemUTC());
    Coordinator coordinator = new Coordinator(config, identity, roster, ledger);
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

  private void stopWith(LedgerException cause) {
    fault.compareAndSet(null, cause);
    stopped.countDown();
  }

  /**
   * Waits until {@link #close} or a fault of the ledger.
   *
   * @throws LedgerException the fault, if one ended it
   */
  public void awaitStop() throws InterruptedException {
    stopped.await();
    LedgerException cause = fault.get();
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
