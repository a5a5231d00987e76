package org.ieum.spark.internal.source;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.TableSource;

/** Opens a flat table as blocks, fixed by its files. */
public final class FlatTable {
  private FlatTable() {}

  /**
   * Checks files and columns, and gives the blocks, to be made when first used and then kept.
   *
   * @throws org.ieum.federation.error.IeumException BAD_TABLE with every fault of files and columns
   */
  public static JavaRDD<LoadedBlock> blocks(
      SparkSession session, StudyManifest study, TableSource source, List<TableFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    JavaRDD<LoadedBlock> blocks =
        source.format().equals("csv")
            ? CsvTable.blocks(context, study, source, files)
            : ColumnarTable.blocks(session, study, source, files);
    return blocks.persist(StorageLevel.MEMORY_AND_DISK());
  }
}
