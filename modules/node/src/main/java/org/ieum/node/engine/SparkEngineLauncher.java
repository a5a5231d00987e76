package org.ieum.node.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.SparkLauncher;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** Submits the engine to the site's own Spark, in client mode, with {@link SparkLauncher}. */
public final class SparkEngineLauncher implements EngineLauncher {
  private static final String MAIN = "org.ieum.spark.EngineMain";

  private static final String LOOPBACK = "127.0.0.1";

  private final Path sparkHome;
  private final Path engineJars;
  private final String master;
  private final String memory;
  private final Map<String, String> conf;
  private final Path log;

  /** The Spark that comes with Ieum starts sooner for small tables; others do not know the word. */
  private volatile boolean quick = true;

  /**
   * A launcher for small tables, until an engine says that they are large.
   *
   * @param sparkHome a Spark installation
   * @param engineJars folder of Ieum's engine jars, {@code ieum-spark-*.jar} among them
   * @param log file that receives the engine's own output; stays at the site
   */
  public SparkEngineLauncher(
      Path sparkHome,
      Path engineJars,
      String master,
      String memory,
      Map<String, String> conf,
      Path log) {
    this.sparkHome = sparkHome;
    this.engineJars = engineJars;
    this.master = master;
    this.memory = memory;
    this.conf = Map.copyOf(conf);
    this.log = log;
  }

  @Override
  public EngineProcess launch(int port, String token) throws IOException {
    List<Path> jars = jars();
    Path application =
        jars.stream()
            .filter(j -> j.getFileName().toString().startsWith("ieum-spark"))
            .findFirst()
            .orElseThrow(this::noEngine);
    Path folder = log.toAbsolutePath().getParent();
    if (folder != null) {
      // A preview may come before the node itself ever ran.
      Files.createDirectories(folder);
    }
    SparkLauncher launcher =
        new SparkLauncher(
                Map.of(
                    "IEUM_ENGINE_TOKEN",
                    token,
                    "SPARK_DRIVER_MEMORY",
                    memory,
                    "IEUM_SPARK_QUICK",
                    String.valueOf(quick)))
            .setSparkHome(sparkHome.toString())
            .setJavaHome(System.getProperty("java.home"))
            .setMaster(master)
            .setDeployMode("client")
            .setAppName("ieum-site-engine")
            .setConf(SparkLauncher.DRIVER_MEMORY, memory)
            .setAppResource(application.toString())
            .setMainClass(MAIN)
            .addAppArgs(LOOPBACK, String.valueOf(port))
            .redirectError()
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    jars.stream().filter(j -> !j.equals(application)).forEach(j -> launcher.addJar(j.toString()));
    if (master.startsWith("local")) {
      // Nobody else's executors dial in, and Spark would serve them blocks of the table.
      launcher.setConf("spark.driver.bindAddress", LOOPBACK).setConf("spark.driver.host", LOOPBACK);
    }
    conf.forEach(launcher::setConf);
    return new Submitted(launcher.launch());
  }

  @Override
  public void tablesAreLarge() {
    quick = false;
  }

  private List<Path> jars() throws IOException {
    if (!Files.isDirectory(engineJars)) {
      throw noEngine();
    }
    try (Stream<Path> files = Files.list(engineJars)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private IeumException noEngine() {
    return new IeumException(
        ErrorCode.BAD_CONFIGURATION,
        "engine: expected Ieum's engine jars in "
            + engineJars
            + File.separator
            + ", found none; build them with './mvnw package' or reinstall");
  }

  private record Submitted(Process process) implements EngineProcess {
    @Override
    public boolean alive() {
      return process.isAlive();
    }

    @Override
    public void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      try {
        process.waitFor(5, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
