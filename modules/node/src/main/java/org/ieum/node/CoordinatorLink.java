package org.ieum.node;

import com.google.protobuf.ByteString;
import com.linecorp.armeria.client.ClientFactory;
import java.net.URI;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.Guard;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.Heartbeats;
import org.ieum.wire.MutualTls;
import org.ieum.wire.Protocol;
import org.ieum.wire.client.SiteStream;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Roster;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.Heartbeat;
import org.ieum.wire.v1.SiteHello;
import org.ieum.wire.v1.ToSite;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's dialled-out stream: kept open, with heartbeats, reconnected with growing pauses for as
 * long as the node runs.
 */
final class CoordinatorLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinatorLink.class);
  private static final long SHORTEST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final URI coordinator;
  private final SiteHello hello;
  private final Consumer<ToSite> inbox;
  private final PartyIdentity identity;
  private final Heartbeats heartbeats;
  private final Guard guard;
  private final AtomicReference<@Nullable SiteStream> stream = new AtomicReference<>();
  private volatile long lastHeard;
  private volatile boolean connected;
  private volatile boolean closed;
  private volatile String lastFailure = "";

  CoordinatorLink(
      URI coordinator,
      PartyIdentity identity,
      Roster roster,
      Consumer<ToSite> inbox,
      Heartbeats heartbeats,
      Guard guard) {
    this.coordinator = coordinator;
    this.heartbeats = heartbeats;
    this.guard = guard;
    this.inbox = inbox;
    this.identity = identity;
    this.hello =
        SiteHello.newBuilder()
            .setProtocol(Protocol.VERSION)
            .setSoftware(Protocol.SOFTWARE)
            .setRoster(ByteString.copyFrom(HexFormat.of().parseHex(roster.digest())))
            .build();
  }

  boolean connected() {
    return connected;
  }

  /** Why the last attempt failed, empty when connected. */
  String lastFailure() {
    return lastFailure;
  }

  /** Sends, or does nothing without a connection: after a reconnect everything is said again. */
  void send(FromSite message) {
    SiteStream open = stream.get();
    if (open != null) {
      open.send(message);
    }
  }

  void start() {
    guard.thread("coordinator-link", this::run).start();
  }

  private void run() {
    long pause = SHORTEST_PAUSE_MILLIS;
    while (!closed) {
      boolean welcomed = attend();
      pause = welcomed ? SHORTEST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      pauseFor(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }
  }

  /** One connection, until it ends; whether the coordinator welcomed it. */
  private boolean attend() {
    CountDownLatch ended = new CountDownLatch(1);
    Attendance attendance = new Attendance(ended);
    lastHeard = System.nanoTime();
    try (ClientFactory factory = MutualTls.client(identity, heartbeats);
        SiteStream open = SiteStream.open(factory, coordinator, attendance)) {
      stream.set(open);
      open.send(FromSite.newBuilder().setHello(hello).build());
      for (long beat = 1;
          !closed && !ended.await(heartbeats.interval().toNanos(), TimeUnit.NANOSECONDS);
          beat++) {
        if (System.nanoTime() - lastHeard > heartbeats.silence().toNanos()) {
          LOG.warn("coordinator {} is silent; reconnecting", coordinator);
          break;
        }
        open.send(
            FromSite.newBuilder().setHeartbeat(Heartbeat.newBuilder().setCount(beat)).build());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    } finally {
      stream.set(null);
      connected = false;
    }
    return attendance.welcomed;
  }

  private void pauseFor(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    SiteStream open = stream.getAndSet(null);
    if (open != null) {
      open.close();
    }
  }

  private final class Attendance implements SiteStream.Listener {
    private final CountDownLatch ended;
    private volatile boolean welcomed;

    Attendance(CountDownLatch ended) {
      this.ended = ended;
    }

    @Override
    public void onMessage(ToSite message) {
      lastHeard = System.nanoTime();
      try {
        heard(message);
      } catch (RuntimeException e) {
        LOG.error("a message of the coordinator could not be handled", e);
        onEnd(
            new IeumException(
                ErrorCode.INTERNAL,
                "coordinator "
                    + coordinator
                    + ": a message could not be handled, see this node's log; connecting anew",
                e));
      } catch (Error e) {
        guard.died("messages of the coordinator", e);
      }
    }

    private void heard(ToSite message) {
      if (message.hasWelcome()) {
        if (message.getWelcome().getProtocol() != Protocol.VERSION) {
          onEnd(
              new IeumException(
                  ErrorCode.VERSION_MISMATCH,
                  "coordinator "
                      + coordinator
                      + ": expected protocol version "
                      + Protocol.VERSION
                      + ", found "
                      + message.getWelcome().getProtocol()
                      + "; run the same release of Ieum on both sides"));
          return;
        }
        welcomed = true;
        connected = true;
        lastFailure = "";
        LOG.info("connected to {}, {}", coordinator, message.getWelcome().getSoftware());
      } else if (!message.hasHeartbeat()) {
        inbox.accept(message);
      }
    }

    @Override
    public void onEnd(IeumException reason) {
      connected = false;
      if (!closed && !reason.text().equals(lastFailure)) {
        lastFailure = reason.text();
        LOG.warn("{}; trying again", reason.text());
      }
      ended.countDown();
    }
  }
}
