package org.ieum.spark.internal.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.ieum.federation.study.StudyManifest;

/** Opens a flat table as blocks, fixed by its files. */
public final class FlatTable {
  private FlatTable() {}

  /**
   * Checks files and columns, and gives the blocks, to be made when first used and then kept.
   *
   * @param parts one table, or several that are read as one
   * @throws org.ieum.federation.error.IeumException BAD_TABLE with every fault of files and columns
   */
  public static JavaRDD<LoadedBlock> blocks(
      SparkSession session, StudyManifest study, List<FoundTable> parts) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    List<JavaRDD<LoadedBlock>> blocks = new ArrayList<>();
    for (int t = 0; t < parts.size(); t++) {
      FoundTable part = parts.get(t);
      JavaRDD<LoadedBlock> own =
          part.source().format().equals("csv")
              ? CsvTable.blocks(context, study, part.source(), part.files())
              : ColumnarTable.blocks(session, study, part.source(), part.files());
      int table = t;
      blocks.add(t == 0 ? own : own.map(block -> block.ofTable(table)));
    }
    JavaRDD<LoadedBlock> first = blocks.get(0);
    JavaRDD<LoadedBlock> all =
        blocks.subList(1, blocks.size()).stream().reduce(first, JavaRDD::union);
    return all.persist(StorageLevel.MEMORY_AND_DISK());
  }
}
