package org.ieum.clinical.omop;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;

/**
 * How a site's OMOP tables become the analysis table of a study: one row a person.
 *
 * @param conceptSets by unique name; every name that the other parts use is among them
 * @param covariates by unique name, none of {@link #RESERVED}
 */
public record OmopDefinition(
    List<ConceptSet> conceptSets,
    CohortDefinition target,
    OutcomeDefinition outcome,
    PopulationSettings population,
    List<CovariateDefinition> covariates) {
  /** Column of the analysis table: the CDM's person_id. */
  public static final String PERSON = "person_id";

  /** Column of the analysis table: 1 where the outcome falls into the time-at-risk, else 0. */
  public static final String OUTCOME = "outcome";

  /**
   * Column of the analysis table where the time to the outcome is predicted: days at risk until the
   * outcome, death, or the end of observation or of the time-at-risk, its first day counted.
   */
  public static final String TIME = "time";

  /** Column of the analysis table: the record's weight. */
  public static final String WEIGHT = "weight";

  /**
   * Column of the analysis table: places of the covariates, in the definition's order, of which the
   * record's value, of several the latest, is outside the plausible limits; null where there is
   * none.
   */
  public static final String OUTSIDE = "outside_limits";

  /** Columns of the analysis table besides the covariates. */
  public static final List<String> RESERVED = List.of(PERSON, OUTCOME, TIME, WEIGHT, OUTSIDE);

  public OmopDefinition {
    conceptSets = List.copyOf(conceptSets);
    covariates = List.copyOf(covariates);
    refuseTwice("concept set", conceptSets.stream().map(ConceptSet::name).toList());
    List<String> columns = covariates.stream().map(CovariateDefinition::name).toList();
    refuseTwice("covariate", columns);
    for (String reserved : RESERVED) {
      if (columns.contains(reserved)) {
        throw new IllegalArgumentException("a covariate bears the reserved name " + reserved);
      }
    }
    Set<String> named = new LinkedHashSet<>();
    ConceptSetUse.of(target, named::add);
    ConceptSetUse.of(outcome, named::add);
    covariates.forEach(c -> ConceptSetUse.of(c.feature(), named::add));
    for (ConceptSet set : conceptSets) {
      named.remove(set.name());
    }
    if (!named.isEmpty()) {
      throw new IllegalArgumentException("no concept set '" + named.iterator().next() + "'");
    }
  }

  /** Whether the time to the outcome is what is predicted. */
  public boolean predictsTime() {
    return population.censoring().policy() == Censoring.Policy.TIME_TO_EVENT;
  }

  private static void refuseTwice(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(what + " '" + name + "' is listed twice");
      }
    }
  }

  /** The concept set of a name. */
  public ConceptSet conceptSet(String name) {
    return conceptSets.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no concept set '" + name + "'"));
  }
}
