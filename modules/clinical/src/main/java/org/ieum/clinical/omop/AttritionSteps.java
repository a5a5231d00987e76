package org.ieum.clinical.omop;

import java.util.ArrayList;
import java.util.List;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.InclusionRule;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.PopulationSettings;

/** The steps after which the remaining persons of a study are counted. */
public final class AttritionSteps {
  private AttritionSteps() {}

  /**
   * Labels for people, in the order in which the engine takes the steps: entry events; qualifying
   * criteria, if any; each inclusion rule; limit and exit; then what the population's settings ask
   * for, of first exposure, washout, prior outcome, minimum time-at-risk and complete follow-up.
   */
  public static List<String> labels(OmopDefinition definition) {
    CohortDefinition target = definition.target();
    List<String> labels = new ArrayList<>();
    labels.add("entry events");
    if (!target.qualifying().isEmpty()) {
      labels.add("qualifying criteria");
    }
    target.rules().stream().map(InclusionRule::name).forEach(labels::add);
    labels.add("in the target cohort");
    PopulationSettings p = definition.population();
    if (p.firstExposureOnly()) {
      labels.add("first time in the cohort");
    }
    if (p.washoutDays() > 0) {
      labels.add(p.washoutDays() + " days observed before the index date");
    }
    if (p.removePriorOutcome()) {
      labels.add("no outcome before the time-at-risk");
    }
    if (p.minimumTimeAtRiskDays() > 0) {
      labels.add("outcome or " + p.minimumTimeAtRiskDays() + " observed days at risk");
    }
    if (p.censoring().policy() == Censoring.Policy.EXCLUDE) {
      labels.add("complete follow-up");
    }
    return List.copyOf(labels);
  }
}
