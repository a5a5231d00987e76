package org.ieum.spark.omop.cohort;

import java.util.List;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.jspecify.annotations.Nullable;

/** PatientLevelPrediction's population steps for one person, in its order. */
final class Population {
  /**
   * What became of a person.
   *
   * @param steps how many of the steps that the settings ask for were passed
   * @param member the person's first time in the cohort that passed all, if any
   */
  record Result(int steps, @Nullable Member member) {}

  /** A time at risk, seen from one time in the target cohort. */
  private record Risk(Era era, Period observed, int start, int end) {
    int observedEnd() {
      return Math.min(end, observed.end());
    }
  }

  private final PopulationSettings settings;

  Population(PopulationSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes the steps.
   *
   * @param outcomes days of outcomes, ascending
   */
  Result enter(List<Era> eras, History history, List<Integer> outcomes) {
    List<Era> candidates =
        settings.firstExposureOnly() && !eras.isEmpty() ? eras.subList(0, 1) : eras;
    int furthest = 0;
    for (Era era : candidates) {
      Result result = enter(era, history, outcomes);
      if (result.member() != null) {
        return result;
      }
      furthest = Math.max(furthest, result.steps());
    }
    return new Result(furthest, null);
  }

  private Result enter(Era era, History history, List<Integer> outcomes) {
    int steps = settings.firstExposureOnly() ? 1 : 0;
    Period observed = history.observing(era.start());
    if (observed == null) {
      return new Result(steps, null);
    }
    Risk risk = risk(era, observed);
    if (settings.washoutDays() > 0) {
      if (era.start() - observed.start() < settings.washoutDays()) {
        return new Result(steps, null);
      }
      steps++;
    }
    if (settings.removePriorOutcome()) {
      if (hadOutcome(risk, outcomes)) {
        return new Result(steps, null);
      }
      steps++;
    }
    Member member = member(risk, history.death(), outcomes);
    if (settings.minimumTimeAtRiskDays() > 0) {
      int days = risk.observedEnd() - risk.start();
      if (!member.outcome() && days < settings.minimumTimeAtRiskDays()) {
        return new Result(steps, null);
      }
      steps++;
    }
    if (settings.censoring().policy() == Censoring.Policy.EXCLUDE) {
      if (!member.known()) {
        return new Result(steps, null);
      }
      steps++;
    }
    return new Result(steps, member);
  }

  private Risk risk(Era era, Period observed) {
    TimeAtRisk t = settings.timeAtRisk();
    int start = (t.startAtCohortEnd() ? era.end() : era.start()) + t.start();
    int end = (t.endAtCohortEnd() ? era.end() : era.start()) + t.end();
    return new Risk(era, observed, start, end);
  }

  /** PatientLevelPrediction's look-back leaves out its own first day. */
  private boolean hadOutcome(Risk risk, List<Integer> outcomes) {
    long earliest = (long) risk.era().start() - settings.priorOutcomeLookbackDays();
    return outcomes.stream().anyMatch(day -> day < risk.start() && day > earliest);
  }

  private static Member member(Risk risk, int death, List<Integer> outcomes) {
    int index = risk.era().start();
    int last = risk.observedEnd();
    for (int day : outcomes) {
      if (day >= risk.start() && day <= last) {
        return new Member(index, true, true, day - index);
      }
    }
    if (death != History.NONE && death <= last) {
      return new Member(index, false, true, Math.max(0, death - index));
    }
    boolean complete = risk.observed().end() >= risk.end();
    return new Member(index, false, complete, Math.max(0, last - index));
  }
}
