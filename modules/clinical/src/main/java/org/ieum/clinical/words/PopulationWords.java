package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;

/** Outcome, time-at-risk and who is left out. */
final class PopulationWords {
  private PopulationWords() {}

  static List<String> outcome(OutcomeDefinition outcome) {
    List<String> out = new ArrayList<>(CohortWords.sentences(outcome.cohort()));
    if (!outcome.confirmations().isEmpty()) {
      out.add(
          "The event counts only if it is confirmed: "
              + outcome.confirmations().stream()
                  .map(w -> CriteriaWords.windowed(w, CohortWords.INDEX))
                  .collect(Collectors.joining(", or "))
              + ". Confirmation may come after the time-at-risk; it never moves the date.");
    }
    out.add("The outcome's date is the start of the event.");
    NumberRange share = outcome.expectedShare();
    if (!share.isAny()) {
      out.add(
          "It is expected in "
              + Phrases.number(100 * Math.max(0, share.low()))
              + " to "
              + Phrases.number(100 * Math.min(1, share.high()))
              + " % of the population; a hospital where it is found in another part of it is told.");
    }
    return out;
  }

  static List<String> timeAtRisk(TimeAtRisk t) {
    boolean same = t.startAtCohortEnd() == t.endAtCohortEnd();
    String length = same ? ": " + Phrases.span(t.end() - t.start() + 1) : "";
    return List.of(
        "An outcome counts from day "
            + t.start()
            + " after the "
            + anchor(t.startAtCohortEnd())
            + " to day "
            + t.end()
            + " after the "
            + anchor(t.endAtCohortEnd())
            + ", both included"
            + length
            + ".");
  }

  private static String anchor(boolean cohortEnd) {
    return cohortEnd ? "cohort's end" : "index date";
  }

  static List<String> steps(PopulationSettings p) {
    List<String> out = new ArrayList<>();
    if (p.firstExposureOnly()) {
      out.add("Keep a person's first time in the target cohort.");
    }
    if (p.washoutDays() > 0) {
      out.add(
          "Keep persons observed for " + p.washoutDays() + " days or more before the index date.");
    }
    if (p.removePriorOutcome()) {
      out.add(
          "Leave out persons who had the outcome before the time-at-risk"
              + (p.priorOutcomeLookbackDays() >= 99_999
                  ? ", however long ago."
                  : ", looking back " + p.priorOutcomeLookbackDays() + " days."));
    }
    if (p.minimumTimeAtRiskDays() > 0) {
      out.add(
          "Leave out persons with fewer than "
              + p.minimumTimeAtRiskDays()
              + " observed days of time-at-risk, unless they had the outcome.");
    }
    out.add(censoring(p.censoring()));
    return out;
  }

  private static String censoring(Censoring c) {
    return switch (c.policy()) {
      case IPCW ->
          "Persons whose follow-up ends early without the outcome are stood in for by those who were"
              + " followed: records are weighted by the inverse probability of being followed (each"
              + " hospital's own Kaplan–Meier estimate), weights at most "
              + Phrases.number(c.maximumWeight())
              + ". Death before the outcome counts as without the outcome, not as lost.";
      case TIME_TO_EVENT ->
          "The time to the outcome is what is predicted, in days from the first day at risk. A person"
              + " whose follow-up ends without the outcome, by death too, is observed until then;"
              + " hazards are those of the living.";
      case EXCLUDE -> "Leave out persons whose follow-up ends early without the outcome.";
      case INCLUDE ->
          "Persons whose follow-up ends early without the outcome count as without it; if many are"
              + " lost, risks come out too low.";
    };
  }
}
