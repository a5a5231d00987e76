package org.ieum.clinical.definition;

import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.ieum.clinical.yaml.YamlObject;

/** The objects {@code time-at-risk} and {@code population}, in PatientLevelPrediction's words. */
final class Populations {
  /** Enough for a few in a hundred still followed. */
  static final double STANDARD_WEIGHT = 20;

  private static final double GREATEST_WEIGHT = 1000;

  private Populations() {}

  private enum Anchor {
    COHORT_START,
    COHORT_END
  }

  static PopulationSettings read(YamlObject root) {
    TimeAtRisk timeAtRisk = timeAtRisk(root.object("time-at-risk"));
    YamlObject population = root.object("population");
    boolean prior = population.flag("remove-prior-outcome", true);
    if (!prior) {
      population.refuse(
          "prior-outcome-lookback-days", "a key that goes with remove-prior-outcome", "remove it");
    }
    Censoring censoring = censoring(population.object("censoring"));
    boolean times = censoring.policy() == Censoring.Policy.TIME_TO_EVENT;
    if (times && (timeAtRisk.startAtCohortEnd() || timeAtRisk.endAtCohortEnd())) {
      root.fault(
          "time-at-risk",
          "both anchors at cohort-start where the time to the outcome is predicted",
          "another",
          "give its days from the cohort's start");
      return read(timeAtRisk, population, prior, new Censoring(Censoring.Policy.INCLUDE, 1), 0);
    }
    return read(timeAtRisk, population, prior, censoring, times ? 1 : 0);
  }

  private static PopulationSettings read(
      TimeAtRisk timeAtRisk,
      YamlObject population,
      boolean prior,
      Censoring censoring,
      int leastDaysAtRisk) {
    return new PopulationSettings(
        timeAtRisk,
        population.flag("first-exposure-only", false),
        population.integer("washout-days", 0, Windows.MOST_DAYS, 0),
        prior,
        population.integer("prior-outcome-lookback-days", 0, Windows.MOST_DAYS, Windows.MOST_DAYS),
        population.integer(
            "minimum-time-at-risk-days", leastDaysAtRisk, Windows.MOST_DAYS, leastDaysAtRisk),
        censoring);
  }

  private static TimeAtRisk timeAtRisk(YamlObject object) {
    int start = object.integer("start", 0, Windows.MOST_DAYS);
    boolean startAtEnd =
        object.choice("start-anchor", Anchor.class, Anchor.COHORT_START) == Anchor.COHORT_END;
    int end = object.integer("end", 0, Windows.MOST_DAYS);
    boolean endAtEnd =
        object.choice("end-anchor", Anchor.class, Anchor.COHORT_START) == Anchor.COHORT_END;
    if (startAtEnd == endAtEnd && start > end) {
      object.fault("end", "a day at or after the start", "one before it", "exchange the two");
      return new TimeAtRisk(start, startAtEnd, start, startAtEnd);
    }
    return new TimeAtRisk(start, startAtEnd, end, endAtEnd);
  }

  private static Censoring censoring(YamlObject object) {
    Censoring.Policy policy = object.choice("policy", Censoring.Policy.class);
    if (policy != Censoring.Policy.IPCW) {
      object.refuse("maximum-weight", "a key that goes with the policy ipcw", "remove it");
      return new Censoring(policy, 1);
    }
    return new Censoring(
        policy, object.number("maximum-weight", 1, GREATEST_WEIGHT, STANDARD_WEIGHT));
  }
}
