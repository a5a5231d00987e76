package org.ieum.federation.model;

import java.io.Serializable;

/**
 * How the weights of the records that are summed together are spread.
 *
 * @param part {@link #TRAINING} or {@link #HELD_OUT}
 * @param events records with the outcome
 * @param nonEvents records without it, those lost among them
 */
public record PartWeights(String part, WeightTally events, WeightTally nonEvents)
    implements Serializable {
  public static final String TRAINING = "training";
  public static final String HELD_OUT = "held-out";

  private static final long serialVersionUID = 1L;

  public static PartWeights none(String part) {
    return new PartWeights(part, WeightTally.none(), WeightTally.none());
  }

  /** With one record more. */
  public PartWeights with(boolean event, double weight, double maximum) {
    return event
        ? new PartWeights(part, events.with(weight, maximum), nonEvents)
        : new PartWeights(part, events, nonEvents.with(weight, maximum));
  }

  /** For example {@code training records without the outcome}. */
  public String kind(boolean withOutcome) {
    return part + " records " + (withOutcome ? "with" : "without") + " the outcome";
  }

  /** With those of the same part elsewhere. */
  public PartWeights plus(PartWeights other) {
    return new PartWeights(part, events.plus(other.events), nonEvents.plus(other.nonEvents));
  }
}
