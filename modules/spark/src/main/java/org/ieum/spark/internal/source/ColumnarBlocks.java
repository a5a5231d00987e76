package org.ieum.spark.internal.source;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.kernel.BlockKey;
import org.ieum.spark.internal.kernel.Warmth;

/** One block a batch; a batch is read before the next is asked for, since Spark reuses it. */
final class ColumnarBlocks implements Iterator<LoadedBlock> {
  private final BatchColumns columns;
  private final Iterator<ColumnarBatch> batches;
  private final BatchCells cells;
  private final BlockEncoder encoder;
  private String file = "";
  private long rowsBefore;

  ColumnarBlocks(BatchColumns columns, Iterator<ColumnarBatch> batches) {
    this.columns = columns;
    this.batches = batches;
    StudyManifest study = StudyManifest.fromBytes(columns.manifest());
    cells = new BatchCells(study, columns);
    encoder = new BlockEncoder(study.dictionary(), study.outcome());
    Warmth.start(study.dictionary().design().size());
  }

  @Override
  public boolean hasNext() {
    return batches.hasNext();
  }

  @Override
  public LoadedBlock next() {
    ColumnarBatch batch = batches.next();
    String path = batch.column(columns.file()).getUTF8String(0).toString();
    if (!path.equals(file)) {
      file = path;
      rowsBefore = 0;
    }
    long firstRow =
        columns.rowIndex() >= 0 ? batch.column(columns.rowIndex()).getLong(0) : rowsBefore;
    Faults faults = new Faults(file, false);
    Chunk chunk = cells.read(batch, firstRow, faults);
    rowsBefore += batch.numRows();
    BlockKey key = new BlockKey(file, firstRow);
    return encoder.load(key, chunk, faults);
  }

  @Override
  public String toString() {
    return "ColumnarBlocks" + Arrays.toString(columns.types());
  }
}
