package org.ieum.cli.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * The Spark that comes with Ieum.
 *
 * @param spark a Spark installation: {@code bin/spark-submit} and {@code jars/}
 * @param engineJars Ieum's own jars for Spark
 */
public record SparkHome(Path spark, Path engineJars) {
  /**
   * Beside this program, as the build made it.
   *
   * @throws IeumException BAD_CONFIGURATION when it has not been built
   */
  public static SparkHome find() {
    Path target = home().resolve("modules/simulation/target");
    SparkHome found = new SparkHome(target.resolve("spark-home"), target.resolve("engine"));
    if (!found.complete()) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          target
              + ": expected the Spark that comes with Ieum, found none; build it with"
              + " ./mvnw -q -DskipTests package");
    }
    return found;
  }

  /** Whether both parts are there. */
  public boolean complete() {
    return Files.isExecutable(submit()) && Files.isDirectory(engineJars);
  }

  /** The program that submits an application. */
  public Path submit() {
    return spark.resolve("bin").resolve("spark-submit");
  }

  /** Ieum's folder; the launcher says where it is. */
  public static Path home() {
    return Path.of(System.getProperty("ieum.home", ".")).toAbsolutePath().normalize();
  }
}
