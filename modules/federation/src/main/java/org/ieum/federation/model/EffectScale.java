package org.ieum.federation.model;

import org.ieum.federation.study.ModelSpec;

/** What a coefficient says of the outcome, for one unit of its column. */
public enum EffectScale {
  /** Its exponential is a ratio of odds. */
  ODDS_RATIO("odds ratio"),
  /** It is a difference in the outcome, in the outcome's unit. */
  DIFFERENCE("difference"),
  /** Its exponential is a ratio of expected counts. */
  RATE_RATIO("rate ratio"),
  /** Its exponential is a ratio of hazards. */
  HAZARD_RATIO("hazard ratio");

  private final String words;

  EffectScale(String words) {
    this.words = words;
  }

  static EffectScale of(ModelSpec.Family family) {
    return switch (family) {
      case LOGISTIC -> ODDS_RATIO;
      case LINEAR -> DIFFERENCE;
      case POISSON -> RATE_RATIO;
      case COX -> HAZARD_RATIO;
    };
  }

  /** Its name, for people. */
  public String words() {
    return words;
  }

  /** Whether no effect is 1 and not 0. */
  public boolean ratio() {
    return this != DIFFERENCE;
  }

  /**
   * Whether results give it beside the coefficient, as a ratio of a kind that has no other place.
   */
  public boolean besideCoefficient() {
    return this == RATE_RATIO || this == HAZARD_RATIO;
  }

  /** The effect of a coefficient, or of an end of its interval. */
  public double effect(double coefficient) {
    return ratio() ? StrictMath.exp(coefficient) : coefficient;
  }
}
