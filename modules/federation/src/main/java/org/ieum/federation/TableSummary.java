package org.ieum.federation;

import java.util.List;
import org.ieum.federation.model.PartWeights;

/**
 * What a site's own people see of its prepared table. Stays at the site.
 *
 * @param records records that train the model
 * @param events of those, records with the outcome
 * @param heldOut records held out
 * @param heldOutEvents of those, records with the outcome
 * @param weights of the training records, then of those held out; empty where every record weighs 1
 */
public record TableSummary(
    long records, long events, long heldOut, long heldOutEvents, List<PartWeights> weights) {
  public TableSummary {
    weights = List.copyOf(weights);
  }

  /** Of a table whose records weigh 1 each. */
  public TableSummary(long records, long events, long heldOut, long heldOutEvents) {
    this(records, events, heldOut, heldOutEvents, List.of());
  }

  public long total() {
    return records + heldOut;
  }
}
