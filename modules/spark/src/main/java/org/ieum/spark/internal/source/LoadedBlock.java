package org.ieum.spark.internal.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.PartWeights;
import org.ieum.spark.internal.kernel.Block;

/** A block, and what is wrong with the rows that it was made of. */
public final class LoadedBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Block block;
  private final ArrayList<CellFault> faults;
  private final long faultCount;
  private final ValueCounts values;
  private final long[] persons;
  private final int table;

  /**
   * With what its rows said.
   *
   * @param values counts of the rows' values
   * @param persons the {@link PersonNumber}s of its rows
   */
  LoadedBlock(Block block, Faults faults, ValueCounts values, long[] persons) {
    this(block, new ArrayList<>(faults.first()), faults.count(), values, persons, 0);
  }

  private LoadedBlock(
      Block block,
      List<CellFault> faults,
      long faultCount,
      ValueCounts values,
      long[] persons,
      int table) {
    this.block = block;
    this.faults = new ArrayList<>(faults);
    this.faultCount = faultCount;
    this.values = values;
    this.persons = persons;
    this.table = table;
  }

  /** The same block as one of the so-manieth of several tables that are read as one, from 0. */
  LoadedBlock ofTable(int index) {
    return new LoadedBlock(block, faults, faultCount, values, persons, index);
  }

  int table() {
    return table;
  }

  /** The {@link PersonNumber}s of its rows. */
  long[] persons() {
    return persons;
  }

  public Block block() {
    return block;
  }

  /**
   * Counts and faults, without the rows.
   *
   * @param happens whether a row can have the outcome or not
   * @param maximumWeight to which greater weights were set
   */
  public BlockReport report(int partition, boolean happens, double maximumWeight) {
    int training = block.training();
    return new BlockReport(
        block.key(),
        partition,
        training,
        happens ? block.events(0, training) : 0,
        block.rows() - training,
        happens ? block.events(training, block.rows()) : 0,
        faultCount,
        List.copyOf(faults),
        values,
        block.weighted() ? weights(maximumWeight) : List.of());
  }

  private List<PartWeights> weights(double maximum) {
    PartWeights training = PartWeights.none(PartWeights.TRAINING);
    PartWeights heldOut = PartWeights.none(PartWeights.HELD_OUT);
    for (int i = 0; i < block.rows(); i++) {
      boolean event = block.outcomes()[i] == 1;
      if (i < block.training()) {
        training = training.with(event, block.weight(i), maximum);
      } else {
        heldOut = heldOut.with(event, block.weight(i), maximum);
      }
    }
    return List.of(training, heldOut);
  }
}
