package org.ieum.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ieum.cli.spark.SparkHome;
import org.ieum.cli.spark.SparkRun;
import org.ieum.federation.engine.TableOptions;
import org.ieum.federation.error.IeumException;
import org.ieum.node.NodeConfig;

/**
 * Logs in to a CDM's database with the engine's own code and class path, in a process of its own:
 * the JDBC driver that the engine would take is the one that is tried.
 */
record DatabaseLook(String subject, NodeConfig.Table table, NodeConfig.Engine engine) {
  private static final String MAIN = "org.ieum.spark.omop.source.CdmDatabaseCheck";
  private static final String FOUND = "ieum-found ";
  private static final String ERROR = "ieum-error ";
  private static final String PATIENCE = "patience";

  /** Seconds; a study waits longer for a database, somebody at a terminal does not. */
  private static final int LONGEST = 10;

  private static final int LONGEST_PROCESS = 120;

  private static final List<String> JARS = List.of("spark.jars", "spark.driver.extraClassPath");
  private static final List<String> JARS_OF_SPARK_ALONE =
      List.of("spark.jars.packages", "spark.jars.repositories", "spark.jars.ivySettings");

  Check check() {
    SparkHome spark;
    try {
      spark = SparkHome.find(engine.sparkHome());
    } catch (IeumException e) {
      return unseen("there is no Spark whose driver could be tried");
    }
    try {
      return judged(said(spark));
    } catch (IOException e) {
      return unseen("no process could be started to try it");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unseen("interrupted");
    }
  }

  private Check judged(List<String> said) {
    for (String line : said) {
      if (line.startsWith(FOUND)) {
        return Check.ok(subject, address() + ", " + line.substring(FOUND.length()));
      }
      if (line.startsWith(ERROR)) {
        String text = SparkRun.failure(said).text();
        return text.contains("expected the JDBC driver") && hasJarsElsewhere()
            ? unseen("its driver comes with jars that Spark alone fetches")
            : new Check(Check.Verdict.FAIL, subject, text, "");
      }
    }
    return unseen("the engine's jars could not try it");
  }

  private Check unseen(String why) {
    return Check.warn(
        subject,
        address() + ", login and tables not looked at: " + why,
        "'ieum node preview' says whether they can be read");
  }

  private String address() {
    return table.uri().replaceAll("[?;].*", "");
  }

  private boolean hasJarsElsewhere() {
    return JARS_OF_SPARK_ALONE.stream().anyMatch(engine.conf()::containsKey)
        || named().anyMatch(jar -> jar.matches("(?!file:)[a-z0-9+.-]{2,}:.*"));
  }

  /** The jars that the configuration adds. */
  private Stream<String> named() {
    return JARS.stream()
        .flatMap(key -> Arrays.stream(engine.conf().getOrDefault(key, "").split(",", -1)))
        .filter(jar -> !jar.isBlank());
  }

  private List<String> said(SparkHome spark) throws IOException, InterruptedException {
    List<String> path =
        new ArrayList<>(named().map(jar -> jar.replaceFirst("^file:/*", "/")).toList());
    path.add(spark.engineJars().resolve("*").toString());
    path.add(spark.spark().resolve("jars").resolve("*").toString());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                String.join(File.pathSeparator, path),
                MAIN)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(question().getBytes(UTF_8));
      }
      return process.waitFor(LONGEST_PROCESS, TimeUnit.SECONDS)
          ? new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList()
          : List.of();
    } finally {
      process.destroyForcibly();
    }
  }

  private String question() {
    Map<String, String> options = new TreeMap<>(table.options());
    int patience = TableOptions.number(options, PATIENCE);
    options.put(PATIENCE, String.valueOf(Math.min(LONGEST, patience)));
    StringBuilder question = new StringBuilder(table.uri()).append('\n');
    options.forEach((key, value) -> question.append(key).append('=').append(value).append('\n'));
    return question.toString();
  }
}
