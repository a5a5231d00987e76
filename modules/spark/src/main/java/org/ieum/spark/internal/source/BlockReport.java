package org.ieum.spark.internal.source;

import java.io.Serializable;
import java.util.List;
import org.ieum.spark.internal.kernel.BlockKey;

/** Counts and faults of one block. */
public record BlockReport(
    BlockKey key,
    int training,
    long events,
    long heldOut,
    long heldOutEvents,
    long faultCount,
    List<CellFault> faults)
    implements Serializable {}
