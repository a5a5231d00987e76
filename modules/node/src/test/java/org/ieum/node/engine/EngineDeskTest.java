package org.ieum.node.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;

/** The node's end of the engine, over real loopback sockets. */
class EngineDeskTest {
  private static final EngineMessage.Prepare STUDY =
      new EngineMessage.Prepare(new byte[] {1}, "hospital.csv", "csv", Map.of(), 0, false);

  /** Engines for small tables alone, until they are told otherwise; some never listen. */
  private static final class Engines implements EngineLauncher {
    private final boolean listens;
    private final List<String> launched = new CopyOnWriteArrayList<>();
    private volatile boolean large;

    Engines(boolean listens) {
      this.listens = listens;
    }

    @Override
    public EngineProcess launch(int port, String token) {
      boolean forLarge = large;
      launched.add(forLarge ? "large" : "small");
      Thread thread = new Thread(() -> serve(port, token, forLarge), "engine");
      thread.setDaemon(true);
      thread.start();
      return new EngineProcess() {
        @Override
        public boolean alive() {
          return thread.isAlive();
        }

        @Override
        public void kill() {
          thread.interrupt();
        }
      };
    }

    private static void serve(int port, String token, boolean large) {
      try (EngineChannel channel =
          new EngineChannel(new Socket(InetAddress.getLoopbackAddress(), port))) {
        channel.send(new EngineMessage.Hello(token));
        while (true) {
          EngineMessage message = channel.receive();
          channel.send(
              !large
                  ? new EngineMessage.TooLarge()
                  : message instanceof EngineMessage.Ask
                      ? new EngineMessage.Answer(new long[] {7})
                      : new EngineMessage.Prepared(
                          new org.ieum.federation.TableSummary(100, 10, 0, 0)));
        }
      } catch (IOException e) {
        // The node has closed its end.
      }
    }

    @Override
    public void tablesAreLarge() {
      large = listens;
    }
  }

  @Test
  void asksAnEngineForLargeTablesWhatWasTooLargeForTheFirst() {
    Engines engines = new Engines(true);
    try (EngineDesk desk = new EngineDesk(engines, new SecureRandom())) {
      assertThat(desk.prepare(STUDY).records()).isEqualTo(100);
      assertThat(desk.answer(STUDY, new byte[] {1})).containsExactly(7);
    }

    assertThat(engines.launched).containsExactly("small", "large");
  }

  @Test
  void givesUpAnEngineThatFindsEveryTableTooLarge() {
    Engines engines = new Engines(false);
    try (EngineDesk desk = new EngineDesk(engines, new SecureRandom())) {
      assertThatThrownBy(() -> desk.prepare(STUDY))
          .isInstanceOf(IeumException.class)
          .hasMessageContaining("too large");
    }
  }
}
