package org.ieum.spark;

import org.apache.spark.sql.SparkSession;

/** One local Spark for all the tests of this JVM. */
public final class SharedSpark {
  private static SparkSession session = start("local[2]");

  private SharedSpark() {}

  public static SparkSession session() {
    return session;
  }

  /** Replaces Spark by one with another master; blocks of the former are gone. */
  static SparkSession restart(String master) {
    session.stop();
    session = start(master);
    return session;
  }

  private static SparkSession start(String master) {
    SparkSession started =
        SparkSession.builder()
            .master(master)
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            // Small tables stand for great ones; HeldBlocksTest holds them.
            .config(HeldBlocks.MOST_BYTES, "0")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    started.sparkContext().setLogLevel("ERROR");
    return EngineSession.pin(started);
  }
}
