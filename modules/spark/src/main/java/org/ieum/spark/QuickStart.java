package org.ieum.spark;

import java.io.IOException;
import java.util.Collection;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.ieum.spark.internal.source.FileSystems;
import org.ieum.spark.omop.source.CdmSources;

/**
 * Processes started for small tables: {@code spark-submit} gives them one quick compiler where its
 * environment says {@code IEUM_SPARK_QUICK=true}. Preparing 60,000 persons (79 MB of Parquet) took
 * 26 s of processors so, and 58 s with the optimising compiler, which spent most of them on Spark's
 * planner (2 cores, 2026-12-01); from some ten million cells on it earns its time.
 */
public final class QuickStart {
  /** System property of a process that was started so. */
  public static final String PROPERTY = "ieum.quick";

  /** Exit status of an application whose tables are too large for how it was started. */
  public static final int TOO_LARGE = 75;

  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_PERSONS = 50_000;

  private QuickStart() {}

  /** Whether this process may read the tables: any, unless it was started for small ones. */
  public static boolean suits(SparkSession session, Collection<TableSource> sources) {
    return !Boolean.getBoolean(PROPERTY)
        || small(session.sparkContext().hadoopConfiguration(), sources);
  }

  static boolean small(Configuration conf, Collection<TableSource> sources) {
    long bytes = 0;
    long persons = 0;
    for (TableSource source : sources) {
      if (source.uri().startsWith("jdbc:")) {
        persons += CdmSources.persons(source);
      } else {
        bytes += bytes(conf, source.uri());
      }
    }
    return bytes <= MOST_BYTES && persons <= MOST_PERSONS;
  }

  /** None where nothing can be read: who reads the table says so. */
  private static long bytes(Configuration conf, String uri) {
    try {
      Path path = new Path(uri);
      return FileSystems.of(path, conf).getContentSummary(path).getLength();
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
