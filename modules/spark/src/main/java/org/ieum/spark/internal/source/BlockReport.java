package org.ieum.spark.internal.source;

import java.io.Serializable;
import java.util.List;
import org.ieum.federation.model.PartWeights;
import org.ieum.spark.internal.kernel.BlockKey;

/**
 * Counts and faults of one block.
 *
 * @param partition where it is among the partitions of the table's blocks
 * @param values how many rows have one, and how many of them outside its limits
 * @param weights of its training, then held-out rows; empty where every row weighs 1
 */
public record BlockReport(
    BlockKey key,
    int partition,
    int training,
    long events,
    long heldOut,
    long heldOutEvents,
    long faultCount,
    List<CellFault> faults,
    ValueCounts values,
    List<PartWeights> weights)
    implements Serializable {}
