package org.ieum.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.ieum.audit.Software;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.Guard;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerKey;
import org.ieum.node.engine.EngineDesk;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.node.policy.Decisions;
import org.ieum.wire.Heartbeats;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Role;
import org.ieum.wire.identity.Roster;
import org.ieum.wire.v1.FromSite;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running node: one dialled-out stream, one ledger, one engine, the studies it follows. */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Ledger ledger;
  private final EngineDesk engine;
  private final StudyBoard studies;
  private final CoordinatorLink link;
  private final StatusFile status;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();

  private Node(
      NodeConfig config,
      PartyIdentity identity,
      Roster roster,
      Ledger ledger,
      EngineLauncher launcher,
      Heartbeats heartbeats) {
    this.ledger = ledger;
    SecureRandom random = new SecureRandom();
    Guard guard = new Guard("node " + config.site(), this::stopWith);
    this.engine = new EngineDesk(launcher, random);
    Site site =
        new Site(
            config,
            identity,
            roster,
            ledger,
            engine,
            Decisions.of(config.state()),
            random,
            this::send,
            guard);
    this.studies = new StudyBoard(site);
    this.link =
        new CoordinatorLink(
            config.coordinator(), identity, roster, studies::deliver, heartbeats, guard);
    this.status =
        new StatusFile(
            config,
            link,
            studies,
            KnownStudy.of(ledger.entries(), ledger.frames()),
            Clock.systemUTC(),
            guard);
  }

  /**
   * Starts a node with the engine jars and Spark that come with Ieum, or the site's own Spark where
   * its configuration names one.
   *
   * @param spark the Spark that comes with Ieum
   * @param engineJars Ieum's engine jars
   * @throws IeumException BAD_CONFIGURATION when identity or roster cannot be used, others can read
   *     a key or a password, or the engine would have more memory than the machine
   */
  public static Node start(NodeConfig config, Path spark, Path engineJars) {
    return start(config, SiteEngine.launcher(config, spark, engineJars, "engine.log"));
  }

  /** Starts a node with another way to launch its engine. */
  public static Node start(NodeConfig config, EngineLauncher launcher) {
    return start(config, launcher, Heartbeats.STANDARD);
  }

  /** As {@link #start(NodeConfig, EngineLauncher)}, noticing a dead connection in another time. */
  public static Node start(NodeConfig config, EngineLauncher launcher, Heartbeats heartbeats) {
    PartyIdentity identity = PartyIdentity.load(config.identity()).requireRole(Role.SITE);
    if (!identity.name().equals(config.site())) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "node.yaml: site: expected '"
              + identity.name()
              + "', the name in this identity's certificate, found '"
              + config.site()
              + "'; correct 'site' or 'identity'");
    }
    StartConditions.require(config);
    Roster roster = Roster.load(config.identity());
    LedgerKey key = LedgerKey.load(config.identity().resolve(FederationInit.LEDGER_KEY));
    Node node =
        new Node(
            config,
            identity,
            roster,
            Software.openLedger(config.ledger(), key, Clock.systemUTC(), Site.actor(config.site())),
            launcher,
            heartbeats);
    node.link.start();
    node.status.start();
    return node;
  }

  /** Whether the coordinator has welcomed this node. */
  public boolean connected() {
    return link.connected();
  }

  /** Where the last published status of a node with that state folder is. */
  public static Path statusFile(Path state) {
    return state.resolve(StatusFile.NAME);
  }

  /** Whether a node has published a status there. */
  public static boolean hasStatus(Path state) {
    return Files.exists(statusFile(state));
  }

  private void send(FromSite message) {
    link.send(message);
  }

  private void stopWith(RuntimeException cause) {
    if (fault.compareAndSet(null, cause)) {
      LOG.error("the node stops", cause);
    }
    stopped.countDown();
  }

  /**
   * Waits until {@link #close}, or until a fault that the node cannot go on from, which it throws:
   * of the ledger, the disk, or a thread that died.
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
    link.close();
    studies.close();
    engine.close();
    status.close();
    ledger.close();
    stopped.countDown();
  }
}
