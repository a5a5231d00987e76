package org.ieum.node.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.ieum.federation.TableSummary;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.SitePreview;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine for all studies of a node, kept warm between them. One question at a time. An engine
 * that dies is launched again and asked again: answers are deterministic, so asking twice is safe.
 */
public final class EngineDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineDesk.class);
  private static final int POLL_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final int DEATHS_TO_GIVE_UP = 5;

  /** The engine was started for smaller tables. */
  private static final class LargeTablesException extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final EngineLauncher launcher;
  private final SecureRandom random;
  private EngineLauncher.@Nullable EngineProcess process;
  private @Nullable EngineChannel channel;
  private EngineMessage.@Nullable Prepare prepared;
  private volatile boolean closed;

  public EngineDesk(EngineLauncher launcher, SecureRandom random) {
    this.launcher = launcher;
    this.random = random;
  }

  /**
   * Gets a study's table ready.
   *
   * @throws IeumException with the engine's own code and text, or ENGINE_FAILED when it dies again
   *     and again
   */
  public synchronized TableSummary prepare(EngineMessage.Prepare study) {
    EngineMessage answer = insist(study, study, false);
    if (answer instanceof EngineMessage.Prepared ready) {
      prepared = study;
      return ready.summary();
    }
    throw unexpected(answer);
  }

  /**
   * What the engine finds in the site's tables, and its table made ready where nothing is in the
   * way.
   *
   * @throws IeumException as {@link #prepare} does
   */
  public synchronized SitePreview preview(EngineMessage.Prepare study) {
    EngineMessage answer = insist(study, new EngineMessage.Preview(study), false);
    if (answer instanceof EngineMessage.Previewed found) {
      return SitePreview.fromBytes(found.document());
    }
    throw unexpected(answer);
  }

  /** The site's vector, as words. The study is prepared again if the engine has another at hand. */
  public synchronized long[] answer(EngineMessage.Prepare study, byte[] query) {
    EngineMessage answer = insist(study, new EngineMessage.Ask(query), true);
    if (answer instanceof EngineMessage.Answer words) {
      return words.words();
    }
    throw unexpected(answer);
  }

  private EngineMessage insist(
      EngineMessage.Prepare study, EngineMessage question, boolean needsTable) {
    long pause = 200;
    for (int deaths = 0; ; deaths++) {
      try {
        EngineChannel open = open();
        if (needsTable && !isPrepared(study)) {
          expectPrepared(ask(open, study));
          prepared = study;
        }
        return ask(open, question);
      } catch (LargeTablesException e) {
        drop();
        if (deaths > 0) {
          throw new IeumException(
              ErrorCode.ENGINE_FAILED,
              "engine: expected one for tables of any size, found one that says that the site's are"
                  + " too large for it; run node and engine of one version",
              e);
        }
        LOG.info("the site's tables are large; launching an engine for them");
        launcher.tablesAreLarge();
      } catch (IOException e) {
        drop();
        if (closed) {
          throw new IeumException(ErrorCode.SITE_UNAVAILABLE, "engine: the node stops", e);
        }
        if (deaths + 1 >= DEATHS_TO_GIVE_UP) {
          throw new IeumException(
              ErrorCode.ENGINE_FAILED,
              "engine: died "
                  + DEATHS_TO_GIVE_UP
                  + " times in a row at the same question ("
                  + e.getMessage()
                  + "); see the engine's log in the node's state folder, often it needs more memory "
                  + "('engine: memory' in node.yaml)",
              e);
        }
        LOG.warn("engine is gone ({}); launching it again", e.getMessage());
        sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private boolean isPrepared(EngineMessage.Prepare study) {
    EngineMessage.Prepare at = prepared;
    return at != null && Arrays.equals(at.manifest(), study.manifest());
  }

  private static EngineMessage ask(EngineChannel open, EngineMessage question)
      throws IOException, LargeTablesException {
    open.send(question);
    EngineMessage answer = open.receive();
    if (answer instanceof EngineMessage.Failed failed) {
      throw new IeumException(failed.code(), failed.text());
    }
    if (answer instanceof EngineMessage.TooLarge) {
      throw new LargeTablesException();
    }
    return answer;
  }

  private static void expectPrepared(EngineMessage answer) {
    if (!(answer instanceof EngineMessage.Prepared)) {
      throw unexpected(answer);
    }
  }

  private static IeumException unexpected(EngineMessage answer) {
    return new IeumException(
        ErrorCode.ENGINE_FAILED,
        "engine: expected an answer, found a message " + answer.getClass().getSimpleName());
  }

  private EngineChannel open() throws IOException {
    EngineChannel known = channel;
    if (known != null) {
      return known;
    }
    prepared = null;
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String token = token();
      LOG.info("launching the site engine");
      EngineLauncher.EngineProcess started = launcher.launch(door.getLocalPort(), token);
      process = started;
      EngineChannel opened = accept(door, token, started);
      channel = opened;
      LOG.info("site engine is up");
      return opened;
    }
  }

  /** Waits for the engine that knows the token; whoever does not is sent away. */
  private EngineChannel accept(
      ServerSocket door, String token, EngineLauncher.EngineProcess started) throws IOException {
    door.setSoTimeout(POLL_MILLIS);
    while (true) {
      if (closed || !started.alive()) {
        throw new IOException("the engine process ended before it connected");
      }
      try {
        Socket socket = door.accept();
        EngineChannel candidate = new EngineChannel(socket);
        if (knows(candidate, token)) {
          return candidate;
        }
        candidate.close();
      } catch (SocketTimeoutException e) {
        // Nobody yet; look after the process again.
      }
    }
  }

  private static boolean knows(EngineChannel candidate, String token) throws IOException {
    return candidate.receive() instanceof EngineMessage.Hello hello
        && MessageDigest.isEqual(
            hello.token().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private String token() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void drop() {
    EngineChannel open = channel;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
    EngineLauncher.EngineProcess running = process;
    if (running != null) {
      running.kill();
    }
    channel = null;
    process = null;
    prepared = null;
  }

  private void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** Ends the engine, also in the middle of a question. */
  @Override
  public void close() {
    closed = true;
    EngineLauncher.EngineProcess running = process;
    if (running != null) {
      running.kill();
    }
  }
}
