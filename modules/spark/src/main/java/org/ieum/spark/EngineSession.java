package org.ieum.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The one place where the settings stand that could change a result: time zone, locale, what an
 * overflow does, how files are read. Neither the machine nor the hospital's {@code spark.conf} sets
 * them; what is only a matter of speed or room is the hospital's.
 */
public final class EngineSession {
  private static final String LEGACY = "spark.sql.legacy.";

  private static final String EXECUTOR = "spark.executor.extraJavaOptions";

  /** For executors on other machines; this process sets its own. */
  private static final String MACHINE = "-Duser.timezone=UTC -Duser.language=en -Duser.country=US";

  private static final Map<String, String> PINNED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("spark.sql.session.timeZone", "UTC"),
              Map.entry("spark.sql.ansi.enabled", "true"),
              Map.entry("spark.sql.timestampType", "TIMESTAMP_LTZ"),
              Map.entry("spark.sql.datetime.java8API.enabled", "false"),
              Map.entry("spark.sql.caseSensitive", "false"),
              Map.entry("spark.sql.files.ignoreCorruptFiles", "false"),
              Map.entry("spark.sql.files.ignoreMissingFiles", "false"),
              Map.entry("spark.sql.csv.parser.columnPruning.enabled", "true"),
              // Without it Spark reads six encodings, and Korean ones are not among them.
              Map.entry("spark.sql.legacy.javaCharsets", "true"),
              Map.entry("spark.sql.parquet.mergeSchema", "false"),
              Map.entry("spark.sql.parquet.binaryAsString", "false"),
              Map.entry("spark.sql.parquet.int96AsTimestamp", "true"),
              Map.entry("spark.sql.parquet.int96TimestampConversion", "false"),
              Map.entry("spark.sql.parquet.inferTimestampNTZ.enabled", "true"),
              Map.entry("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED"),
              Map.entry("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED"),
              Map.entry("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED"),
              Map.entry("spark.sql.parquet.respectSummaryFiles", "false"),
              Map.entry("spark.sql.orc.impl", "native"),
              Map.entry("spark.sql.orc.mergeSchema", "false"),
              Map.entry("spark.sql.sources.partitionColumnTypeInference.enabled", "true")));

  private EngineSession() {}

  /** Starts the session of this process, or takes the one that it has. */
  public static SparkSession start(SparkConf given) {
    SparkConf conf = given.clone();
    pinMachine();
    conf.set(EXECUTOR, (conf.get(EXECUTOR, "") + " " + MACHINE).strip());
    for (scala.Tuple2<String, String> setting : conf.getAll()) {
      if (setting._1().startsWith(LEGACY)) {
        conf.remove(setting._1());
      }
    }
    PINNED.forEach(conf::set);
    return pin(SparkSession.builder().config(conf).getOrCreate());
  }

  /**
   * Sets a session's settings.
   *
   * @return the session
   */
  public static SparkSession pin(SparkSession session) {
    pinMachine();
    List<String> legacy = new ArrayList<>();
    scala.jdk.javaapi.CollectionConverters.asJava(session.conf().getAll())
        .forEach(
            (key, value) -> {
              if (key.startsWith(LEGACY) && session.conf().isModifiable(key)) {
                legacy.add(key);
              }
            });
    legacy.forEach(session.conf()::unset);
    PINNED.forEach(session.conf()::set);
    return session;
  }

  /** Time zone and locale of this process, on which parts of Spark and of drivers depend. */
  private static void pinMachine() {
    TimeZone.setDefault(Objects.requireNonNull(TimeZone.getTimeZone("UTC")));
    Locale.setDefault(Locale.ROOT);
  }
}
