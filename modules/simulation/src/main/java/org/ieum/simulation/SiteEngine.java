package org.ieum.simulation;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ieum.federation.TableSummary;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.EngineMain;

/** A site engine as a process of its own, as a node starts it, spoken to over its channel. */
final class SiteEngine implements AutoCloseable {
  private static final int CONNECT_MILLIS = 120_000;

  private final Process process;
  private final EngineChannel channel;

  private SiteEngine(Process process, EngineChannel channel) {
    this.process = process;
    this.channel = channel;
  }

  /**
   * Starts an engine and waits for its greeting.
   *
   * @param home the Spark installation
   * @param jars folder of Ieum's engine jars
   * @param log receives what the engine prints
   */
  static SiteEngine start(Path home, Path jars, String master, String memory, Path log) {
    try (ServerSocket door = new ServerSocket(0)) {
      door.setSoTimeout(CONNECT_MILLIS);
      String port = Integer.toString(door.getLocalPort());
      Process process =
          submit(home, jars, "ieum-spark", EngineMain.class.getName(), master, List.of(port), log)
              .apply(
                  Map.of(
                      EngineMain.TOKEN,
                      UUID.randomUUID().toString(),
                      "SPARK_DRIVER_MEMORY",
                      memory));
      EngineChannel channel = new EngineChannel(door.accept());
      channel.receive();
      return new SiteEngine(process, channel);
    } catch (IOException e) {
      throw failed("start and connect", log.toString(), e);
    }
  }

  /** Something that starts a process under further environment variables. */
  @FunctionalInterface
  interface Starter {
    Process apply(Map<String, String> environment) throws IOException;
  }

  static Starter submit(
      Path home,
      Path jars,
      String application,
      String main,
      String master,
      List<String> arguments,
      Path log)
      throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(jars)) {
      all = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
    Path own =
        all.stream()
            .filter(f -> f.getFileName().toString().startsWith(application))
            .findFirst()
            .orElseThrow(
                () -> Arguments.usage(jars + ": expected " + application + "-*.jar, found none"));
    String others =
        all.stream()
            .filter(f -> !f.equals(own))
            .map(Path::toString)
            .collect(Collectors.joining(","));
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/spark-submit").toString()));
    command.addAll(List.of("--master", master, "--class", main, "--jars", others, own.toString()));
    command.addAll(arguments);
    return environment -> {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(new File(log.toString())));
      builder.environment().putAll(environment);
      return builder.start();
    };
  }

  void prepare(StudyManifest study, int site, String uri) {
    send(new EngineMessage.Prepare(study.toBytes(), uri, "parquet", Map.of(), site, true));
  }

  TableSummary prepared() {
    if (receive() instanceof EngineMessage.Prepared p) {
      return p.summary();
    }
    throw unexpected();
  }

  void ask(byte[] query) {
    send(new EngineMessage.Ask(query));
  }

  long[] answer() {
    if (receive() instanceof EngineMessage.Answer a) {
      return a.words();
    }
    throw unexpected();
  }

  private void send(EngineMessage message) {
    try {
      channel.send(message);
    } catch (IOException e) {
      throw failed("listen", "its log", e);
    }
  }

  private EngineMessage receive() {
    try {
      EngineMessage message = channel.receive();
      if (message instanceof EngineMessage.Failed f) {
        throw new IeumException(f.code(), f.text());
      }
      return message;
    } catch (IOException e) {
      throw failed("answer", "its log", e);
    }
  }

  private static IeumException failed(String what, String log, IOException cause) {
    return new IeumException(
        ErrorCode.ENGINE_FAILED,
        "engine: expected it to " + what + ", found it gone; see " + log,
        cause);
  }

  private static IeumException unexpected() {
    return new IeumException(
        ErrorCode.PROTOCOL_VIOLATION,
        "engine: expected the answer to the last message, found another; run engines of this build");
  }

  /** Seconds of processors that the process has used. */
  double cpu() {
    return process.info().totalCpuDuration().map(d -> d.toNanos() * 1e-9).orElse(Double.NaN);
  }

  @Override
  public void close() {
    try {
      channel.send(new EngineMessage.Goodbye());
      channel.close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
