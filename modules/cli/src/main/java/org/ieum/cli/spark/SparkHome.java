package org.ieum.cli.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    return find(Optional.empty());
  }

  /**
   * A hospital's own Spark, or the one beside this program, with Ieum's jars.
   *
   * @throws IeumException BAD_CONFIGURATION when either is not there
   */
  public static SparkHome find(Optional<Path> own) {
    Path target = home().resolve("modules/simulation/target");
    SparkHome found =
        new SparkHome(own.orElse(target.resolve("spark-home")), target.resolve("engine"));
    if (own.isPresent() && !Files.isExecutable(found.submit())) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          own.get()
              + ": expected a Spark installation, found no bin/spark-submit that can be run; correct"
              + " 'engine: spark-home', or leave it out for the Spark that comes with Ieum");
    }
    if (!Files.isExecutable(found.submit()) || !Files.isDirectory(found.engineJars())) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          target
              + ": expected the Spark that comes with Ieum, found none; build it with"
              + " ./mvnw -q -DskipTests package");
    }
    return found;
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
