package org.ieum.cli.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ieum.cli.TraceFile;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * One of Ieum's Spark applications, submitted to the Spark that comes with Ieum.
 *
 * @param main class with the application's main method
 * @param job the one jar that the application is made of; empty for one among the engine jars
 * @param conf further Spark properties
 * @param quick whether it is started for small tables, as {@code org.ieum.spark.QuickStart} has it
 */
public record SparkRun(
    SparkHome home,
    String main,
    List<String> arguments,
    Optional<Path> job,
    Map<String, String> conf,
    boolean quick) {
  /** Status of an application whose tables are too large for a quick start. */
  public static final int TOO_LARGE = 75;

  private static final String APPLICATION = "ieum-simulation";
  private static final String ERROR = "ieum-error ";
  private static final String PROGRESS = "ieum-progress ";
  private static final int LINES_KEPT = 400;
  private static final int LINES_SHOWN = 12;
  private static final Pattern FRAME =
      Pattern.compile("\\s+at .*|\\s*\\.\\.\\. \\d+ (more|elided).*");

  public SparkRun {
    arguments = List.copyOf(arguments);
    conf = new TreeMap<>(conf);
  }

  /** An application among the engine jars, started for small tables. */
  public SparkRun(SparkHome home, String main, List<String> arguments) {
    this(home, main, arguments, Optional.empty(), Map.of(), true);
  }

  public SparkRun withConf(String key, String value) {
    Map<String, String> more = new TreeMap<>(conf);
    more.put(key, value);
    return new SparkRun(home, main, arguments, job, more, quick);
  }

  /** The same for tables of any size. */
  public SparkRun forLargeTables() {
    return new SparkRun(home, main, arguments, job, conf, false);
  }

  /** Writes a model as a PipelineModel. */
  public static void export(SparkHome home, Path study, Path model, Path pipeline) {
    new SparkRun(
            home,
            "org.ieum.simulation.ExportMain",
            List.of(
                "--study",
                study.toString(),
                "--model",
                model.toString(),
                "--out",
                pipeline.toString()))
        .await(line -> {});
  }

  /** The command line; the application's own memory and master can be set in the environment. */
  public List<String> command() {
    List<Path> jars = job.map(List::of).orElseGet(this::jars);
    Path application =
        job.or(
                () ->
                    jars.stream()
                        .filter(jar -> jar.getFileName().toString().startsWith(APPLICATION))
                        .findFirst())
            .orElseThrow(() -> missing(APPLICATION + "-*.jar"));
    List<String> command = new ArrayList<>();
    command.add(home.submit().toString());
    command.addAll(List.of("--class", main));
    command.addAll(
        List.of("--master", System.getenv().getOrDefault("IEUM_SPARK_MASTER", "local[*]")));
    command.addAll(
        List.of("--driver-memory", System.getenv().getOrDefault("IEUM_SPARK_MEMORY", "3g")));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    conf.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    if (jars.size() > 1) {
      command.add("--jars");
      command.add(
          jars.stream()
              .filter(jar -> !jar.equals(application))
              .map(Path::toString)
              .collect(Collectors.joining(",")));
    }
    command.add(application.toString());
    command.addAll(arguments);
    return command;
  }

  /** Starts the application; its output goes to the builder's own destinations. */
  public ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .putAll(Map.of("SPARK_LOCAL_IP", "127.0.0.1", "IEUM_SPARK_QUICK", String.valueOf(quick)));
    return builder;
  }

  /**
   * Runs the application to its end, anew where its tables are too large for a quick start; it ends
   * with this process.
   *
   * @param progress hears its progress lines
   * @throws IeumException with the application's own code and text, or ENGINE_FAILED
   */
  public void await(Consumer<String> progress) {
    try {
      Process process = builder().redirectErrorStream(true).start();
      Thread end = new Thread(() -> kill(process));
      Runtime.getRuntime().addShutdownHook(end);
      try {
        List<String> tail = follow(process, progress);
        int status = process.waitFor();
        if (status == TOO_LARGE && quick) {
          forLargeTables().await(progress);
        } else if (status != 0) {
          throw failure(tail);
        }
      } finally {
        kill(process);
        forget(end);
      }
    } catch (IOException e) {
      throw missing(home.submit().toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IeumException(ErrorCode.CANCELLED, "Spark: interrupted", e);
    }
  }

  private static List<String> follow(Process process, Consumer<String> progress)
      throws IOException {
    List<String> tail = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(PROGRESS)) {
          progress.accept(line.substring(PROGRESS.length()));
        } else {
          tail.add(line);
          if (tail.size() > LINES_KEPT) {
            tail.remove(0);
          }
        }
      }
    }
    return tail;
  }

  /** What an application says of its own failure: {@code ieum-error CODE text}. */
  public static IeumException failure(List<String> output) {
    for (String line : output) {
      if (line.startsWith(ERROR)) {
        String[] parts = line.substring(ERROR.length()).split(" ", 2);
        for (ErrorCode code : ErrorCode.values()) {
          if (code.name().equals(parts[0])) {
            return new IeumException(
                code, parts.length > 1 ? parts[1].replace("\\n", "\n") : code.name());
          }
        }
      }
    }
    List<String> words = output.stream().filter(line -> !FRAME.matcher(line).matches()).toList();
    return new IeumException(
        ErrorCode.ENGINE_FAILED,
        "Spark: expected the application to end well, found that it failed; its output is in "
            + TraceFile.of(String.join("\n", output))
            + " and ends, without stack traces:\n"
            + String.join(
                "\n", words.subList(Math.max(0, words.size() - LINES_SHOWN), words.size())));
  }

  private List<Path> jars() {
    try (Stream<Path> files = Files.list(home.engineJars())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw missing(home.engineJars().toString());
    }
  }

  private static IeumException missing(String what) {
    return new IeumException(
        ErrorCode.BAD_CONFIGURATION,
        "Spark: expected "
            + what
            + ", found none that can be used; build it with ./mvnw -q -DskipTests package");
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook does its work.
    }
  }
}
