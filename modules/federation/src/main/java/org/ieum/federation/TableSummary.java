package org.ieum.federation;

import java.util.List;
import org.ieum.federation.model.PartWeights;

/**
 * What a site's own people see of its prepared table. Stays at the site.
 *
 * @param records training records
 * @param events of those, records with the outcome
 * @param heldOut records held out
 * @param heldOutEvents of those, records with the outcome
 * @param weights of the training records, then of those held out; empty where every record weighs 1
 * @param values of all records, one a covariate of the dictionary; empty where nobody counted
 */
public record TableSummary(
    long records,
    long events,
    long heldOut,
    long heldOutEvents,
    List<PartWeights> weights,
    List<Values> values) {
  /**
   * The values of a covariate.
   *
   * @param recorded records with a value, inside its plausible limits or outside
   * @param outside of those, records with a value outside, which counts as absent
   */
  public record Values(long recorded, long outside) {
    public Values {
      if (outside < 0 || recorded < outside) {
        throw new IllegalArgumentException(outside + " values outside of " + recorded);
      }
    }

    public Values plus(Values other) {
      return new Values(recorded + other.recorded, outside + other.outside);
    }
  }

  public TableSummary {
    weights = List.copyOf(weights);
    values = List.copyOf(values);
  }

  /** Of a table whose records weigh 1 each and whose values nobody counted. */
  public TableSummary(long records, long events, long heldOut, long heldOutEvents) {
    this(records, events, heldOut, heldOutEvents, List.of(), List.of());
  }

  public TableSummary withWeights(List<PartWeights> other) {
    return new TableSummary(records, events, heldOut, heldOutEvents, other, values);
  }

  public TableSummary withValues(List<Values> other) {
    return new TableSummary(records, events, heldOut, heldOutEvents, weights, other);
  }

  public long total() {
    return records + heldOut;
  }
}
