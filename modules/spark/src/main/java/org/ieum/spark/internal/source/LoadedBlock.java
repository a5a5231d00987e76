package org.ieum.spark.internal.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ieum.spark.internal.kernel.Block;

/** A block, and what is wrong with the rows that it was made of. */
public final class LoadedBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Block block;
  private final ArrayList<CellFault> faults;
  private final long faultCount;
  private final BitSet present;

  /**
   * With what its rows said.
   *
   * @param present covariates of which any row has a value
   */
  LoadedBlock(Block block, Faults faults, BitSet present) {
    this.block = block;
    this.faults = new ArrayList<>(faults.first());
    this.faultCount = faults.count();
    this.present = present;
  }

  public Block block() {
    return block;
  }

  /** Counts and faults, without the rows. */
  public BlockReport report() {
    int training = block.training();
    return new BlockReport(
        block.key(),
        training,
        block.events(0, training),
        block.rows() - training,
        block.events(training, block.rows()),
        faultCount,
        List.copyOf(faults),
        (BitSet) present.clone());
  }
}
