package org.ieum.clinical.omop;

import java.util.function.Consumer;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.population.OutcomeDefinition;

/** Finds the concept sets that a part of a definition names. */
public final class ConceptSetUse {
  private ConceptSetUse() {}

  public static void of(CohortDefinition cohort, Consumer<String> found) {
    cohort.entry().forEach(e -> of(e, found));
    of(cohort.qualifying(), found);
    cohort.rules().forEach(r -> of(r.group(), found));
    cohort.censoring().forEach(e -> of(e, found));
    if (cohort.exit() instanceof CohortExit.CustomEra era) {
      found.accept(era.conceptSet());
    }
  }

  public static void of(OutcomeDefinition outcome, Consumer<String> found) {
    of(outcome.cohort(), found);
    outcome.confirmations().forEach(w -> of(w, found));
  }

  public static void of(Feature feature, Consumer<String> found) {
    if (feature instanceof Feature.Presence presence) {
      found.accept(presence.conceptSet());
    } else if (feature instanceof Feature.DayCount count) {
      found.accept(count.conceptSet());
    } else if (feature instanceof Feature.LatestValue value) {
      found.accept(value.conceptSet());
    } else if (feature instanceof Feature.LatestLevel level) {
      found.accept(level.conceptSet());
    }
  }

  private static void of(EventCriteria event, Consumer<String> found) {
    event.conceptSet().ifPresent(found);
    event.sourceConceptSet().ifPresent(found);
    event.correlated().ifPresent(g -> of(g, found));
  }

  private static void of(CriteriaGroup group, Consumer<String> found) {
    group.criteria().forEach(w -> of(w, found));
    group.groups().forEach(g -> of(g, found));
  }

  private static void of(WindowedCriteria windowed, Consumer<String> found) {
    of(windowed.event(), found);
  }
}
