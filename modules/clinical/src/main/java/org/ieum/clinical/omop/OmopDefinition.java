package org.ieum.clinical.omop;

import java.util.List;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;

/**
 * How a site's OMOP tables become the analysis table of a study: one row a person.
 *
 * @param conceptSets by unique name
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

  /** Column of the analysis table: the record's weight. */
  public static final String WEIGHT = "weight";

  public OmopDefinition {
    conceptSets = List.copyOf(conceptSets);
    covariates = List.copyOf(covariates);
  }

  /** The concept set of a name. */
  public ConceptSet conceptSet(String name) {
    return conceptSets.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no concept set '" + name + "'"));
  }
}
