package org.ieum.spark;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.ieum.spark.internal.source.FoundTable;
import org.ieum.spark.internal.source.LoadedBlock;
import org.ieum.spark.internal.source.TableFile;

/**
 * The blocks of a small table, held by the driver: its statistics are then computed without a Spark
 * job, which would take longer than the work. The same blocks and the same code give the same
 * words.
 */
final class HeldBlocks {
  /** Spark property: tables in files of at most so many bytes are held; 0 for none. */
  static final String MOST_BYTES = "spark.ieum.held-table-bytes";

  private static final long DEFAULT_BYTES = 1 << 18;

  /** Numbers that a held table may have; compressed files may hold many in few bytes. */
  private static final long MOST_NUMBERS = 1 << 17;

  private HeldBlocks() {}

  /** All blocks of a table that is small enough; none of any other. */
  static List<LoadedBlock> of(
      SparkSession session, List<FoundTable> parts, JavaRDD<LoadedBlock> blocks) {
    long bytes = parts.stream().flatMap(p -> p.files().stream()).mapToLong(TableFile::length).sum();
    if (bytes > session.sparkContext().conf().getLong(MOST_BYTES, DEFAULT_BYTES)) {
      return List.of();
    }
    List<LoadedBlock> loaded = blocks.collect();
    long numbers = loaded.stream().mapToLong(b -> b.block().values().length).sum();
    if (numbers > MOST_NUMBERS) {
      return List.of();
    }
    blocks.unpersist(false);
    return List.copyOf(loaded);
  }
}
