package org.ieum.simulation;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
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
  private static final int LOOK_MILLIS = 1_000;

  private final Process process;
  private final EngineChannel channel;

  private SiteEngine(Process process, EngineChannel channel) {
    this.process = process;
    this.channel = channel;
  }

  /**
   * Starts engines, one a log file, all at once, and waits for their greetings.
   *
   * @param home the Spark installation
   * @param jars folder of Ieum's engine jars
   * @param logs receive what the engines print
   */
  static List<SiteEngine> start(
      Path home, Path jars, String master, String memory, List<Path> logs) {
    List<ServerSocket> doors = new ArrayList<>();
    List<Process> processes = new ArrayList<>();
    List<SiteEngine> engines = new ArrayList<>();
    try {
      for (Path log : logs) {
        ServerSocket door = new ServerSocket(0);
        doors.add(door);
        String port = Integer.toString(door.getLocalPort());
        List<String> address = List.of("127.0.0.1", port);
        Map<String, String> environment =
            Map.of(EngineMain.TOKEN, UUID.randomUUID().toString(), "SPARK_DRIVER_MEMORY", memory);
        processes.add(
            submit(home, jars, "ieum-spark", EngineMain.class.getName(), master, address, log)
                .apply(environment));
      }
      for (int s = 0; s < logs.size(); s++) {
        engines.add(greeted(doors.get(s), processes.get(s)));
      }
      return engines;
    } catch (IOException e) {
      processes.forEach(Process::destroyForcibly);
      throw failed("start and connect", logs.toString(), e);
    }
  }

  /** Waits as long as the process lives. */
  private static SiteEngine greeted(ServerSocket door, Process process) throws IOException {
    try (door) {
      door.setSoTimeout(LOOK_MILLIS);
      while (true) {
        try {
          EngineChannel channel = new EngineChannel(door.accept());
          channel.receive();
          return new SiteEngine(process, channel);
        } catch (SocketTimeoutException e) {
          if (!process.isAlive()) {
            throw e;
          }
        }
      }
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
