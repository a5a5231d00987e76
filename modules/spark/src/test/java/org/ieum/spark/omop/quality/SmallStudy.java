package org.ieum.spark.omop.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.LookBack;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;

/** Definitions of small studies of dementia. */
final class SmallStudy {
  private final List<ConceptSet> sets = new ArrayList<>();
  private final List<CovariateDefinition> covariates = new ArrayList<>();

  SmallStudy() {
    set("dementia", 4182210);
  }

  SmallStudy set(String name, long concept) {
    sets.add(new ConceptSet(name, List.of(new ConceptItem(concept, "", true, false, false))));
    return this;
  }

  SmallStudy present(String name, Domain domain, long concept) {
    set(name, concept);
    covariates.add(
        covariate(
            name, new Feature.Presence(List.of(domain), name, LookBack.days(-730, -1)), 0, 1));
    return this;
  }

  SmallStudy measured(
      String name, long concept, double minimum, double maximum, UnitConversion... units) {
    set(name, concept);
    covariates.add(
        covariate(
            name,
            new Feature.LatestValue(
                Domain.MEASUREMENT, name, LookBack.days(-730, -1), List.of(units)),
            minimum,
            maximum));
    return this;
  }

  private static CovariateDefinition covariate(
      String name, Feature feature, double minimum, double maximum) {
    return new CovariateDefinition(
        name, "", feature, minimum, maximum, "", Optional.empty(), false, 0);
  }

  OmopDefinition definition() {
    return new OmopDefinition(
        sets,
        CohortDefinition.ofFirst("target", EventCriteria.any(Domain.OBSERVATION_PERIOD)),
        new OutcomeDefinition(
            CohortDefinition.ofFirst(
                "outcome", EventCriteria.of(Domain.CONDITION_OCCURRENCE, "dementia")),
            List.of()),
        new PopulationSettings(
            new TimeAtRisk(1, false, 1825, false),
            true,
            0,
            true,
            99_999,
            0,
            new Censoring(Censoring.Policy.INCLUDE, 1)),
        covariates);
  }
}
