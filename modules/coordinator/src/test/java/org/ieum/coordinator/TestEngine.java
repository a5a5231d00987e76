package org.ieum.coordinator;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.SiteVectorAccess;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.testkit.CsvTable;
import org.jspecify.annotations.Nullable;

/**
 * A light site engine for tests that kill processes: the same link as Spark's engine, the reference
 * evaluator behind it, and a pause before each answer so that there is time to kill. It leaves its
 * process id in the folder {@code IEUM_TEST_PIDS}.
 */
public final class TestEngine {
  /** Environment variable: milliseconds before each answer. */
  static final String PAUSE = "IEUM_TEST_ENGINE_PAUSE_MILLIS";

  private static final String DEFAULT_PAUSE_MILLIS = "120";

  private TestEngine() {}

  /** Launches one in a process of its own; its process id and log go to that folder. */
  static EngineLauncher launcher(Path folder, String site) {
    return (port, token) -> {
      ProcessBuilder builder =
          new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  TestEngine.class.getName(),
                  String.valueOf(port),
                  folder.toString(),
                  site));
      builder.environment().put("IEUM_ENGINE_TOKEN", token);
      builder.redirectErrorStream(true);
      builder.redirectOutput(
          ProcessBuilder.Redirect.appendTo(folder.resolve("engine-" + site + ".log").toFile()));
      return new Started(builder.start());
    };
  }

  private record Started(Process process) implements EngineLauncher.EngineProcess {
    @Override
    public boolean alive() {
      return process.isAlive();
    }

    @Override
    public void kill() {
      process.destroyForcibly();
    }
  }

  public static void main(String[] args) throws Exception {
    Files.writeString(
        Path.of(args[1], "engine-" + args[2]), String.valueOf(ProcessHandle.current().pid()));
    try (EngineChannel channel =
        new EngineChannel(
            new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])))) {
      channel.send(new EngineMessage.Hello(System.getenv("IEUM_ENGINE_TOKEN")));
      serve(channel);
    } catch (EOFException e) {
      // The node has gone.
    }
  }

  private static void serve(EngineChannel channel) throws IOException, InterruptedException {
    long pause = Long.parseLong(System.getenv().getOrDefault(PAUSE, DEFAULT_PAUSE_MILLIS));
    InMemorySiteTable table = null;
    while (true) {
      EngineMessage message = channel.receive();
      try {
        if (message instanceof EngineMessage.Prepare prepare) {
          StudyManifest study = StudyManifest.fromBytes(prepare.manifest());
          table =
              new InMemorySiteTable(
                  study,
                  prepare.site(),
                  prepare.shareSiteResults(),
                  CsvTable.read(Path.of(prepare.uri())).patients(study));
          channel.send(new EngineMessage.Prepared(table.summary()));
        } else if (message instanceof EngineMessage.Ask ask) {
          Thread.sleep(pause);
          channel.send(new EngineMessage.Answer(answer(table, ask)));
        } else {
          return;
        }
      } catch (IeumException e) {
        channel.send(new EngineMessage.Failed(e.code(), e.text()));
      }
    }
  }

  private static long[] answer(@Nullable InMemorySiteTable table, EngineMessage.Ask ask) {
    if (table == null) {
      throw new IllegalStateException("asked before a table was prepared");
    }
    return table.answer(Query.fromBytes(ask.query())).words(SiteVectorAccess.get());
  }
}
