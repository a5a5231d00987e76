package org.ieum.cli.report.words;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Numbers;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;

/** Outcome, time-at-risk and the steps from cohort to labelled persons. */
public final class PopulationWords {
  private static final int EVER = 36_500;

  private PopulationWords() {}

  public static List<Clause> outcome(OutcomeDefinition outcome) {
    List<Clause> words = new ArrayList<>(CohortWords.of(outcome.cohort()));
    if (!outcome.confirmations().isEmpty()) {
      words.add(
          new Clause(
              "It counts only if confirmed by any of the following. A confirmation may fall after"
                  + " the time-at-risk and never moves the date:",
              outcome.confirmations().stream()
                  .map(w -> CriteriaWords.windowed(w, "the outcome’s date"))
                  .toList()));
    }
    return words;
  }

  /** Such as: from 1 day to 1,825 days (5 years) after the index date, both included. */
  public static String timeAtRisk(TimeAtRisk t) {
    String start = Days.day(t.start(), anchor(t.startAtCohortEnd()));
    String end = Days.day(t.end(), anchor(t.endAtCohortEnd()));
    return "from " + start + " to " + end + ", both days included";
  }

  private static String anchor(boolean end) {
    return end ? "the end of the time in the cohort" : "the index date";
  }

  public static List<Clause> steps(PopulationSettings p) {
    List<String> steps = new ArrayList<>();
    if (p.firstExposureOnly()) {
      steps.add("Only a person’s first time in the cohort counts.");
    }
    if (p.washoutDays() > 0) {
      steps.add(
          "At least " + Days.count(p.washoutDays()) + " of observation before the index date.");
    }
    if (p.removePriorOutcome()) {
      String back =
          p.priorOutcomeLookbackDays() >= EVER
              ? "at any time"
              : "in the " + Days.count(p.priorOutcomeLookbackDays());
      steps.add("Persons who had the outcome " + back + " before are left out.");
    }
    if (p.minimumTimeAtRiskDays() > 0) {
      steps.add(
          "Persons without the outcome need "
              + Days.count(p.minimumTimeAtRiskDays())
              + " of observed time-at-risk.");
    }
    return Clause.each(steps);
  }

  /** What becomes of incomplete follow-up. */
  public static String censoring(Censoring c) {
    return switch (c.policy()) {
      case IPCW ->
          "Persons whose follow-up ends, without the outcome, before the time-at-risk does are"
              + " neither dropped nor counted as healthy. Inverse probability of censoring weights"
              + " (Vock et al. 2016) let the persons who were followed stand for those who were"
              + " lost: each hospital estimates from its own population how likely a person is to"
              + " be still under observation (Kaplan–Meier of the censoring time), and weighs each"
              + " person with known outcome by one over that probability, at most "
              + Numbers.plain(c.maximumWeight())
              + ". Persons lost before their outcome is known weigh 0. Death before the outcome is"
              + " the end of the risk, not loss to follow-up.";
      case EXCLUDE ->
          "Persons whose follow-up ends, without the outcome, before the time-at-risk does are left"
              + " out. Where follow-up depends on health this can bias the risk upwards.";
      case INCLUDE ->
          "Persons whose follow-up ends, without the outcome, before the time-at-risk does count as"
              + " without the outcome. Outcomes after the loss are missed, so risks may be too low.";
    };
  }
}
