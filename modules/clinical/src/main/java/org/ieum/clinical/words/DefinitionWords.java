package org.ieum.clinical.words;

import java.util.List;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.omop.OmopDefinition;

/**
 * The parts of an OMOP definition in the words of {@link StudyPlan}, for those who hold a study's
 * manifest and not its file.
 */
public final class DefinitionWords {
  private DefinitionWords() {}

  /** Steps to the target cohort, in order. */
  public static List<String> target(OmopDefinition definition) {
    return CohortWords.sentences(definition.target());
  }

  /** Steps to the outcome's date, in order. */
  public static List<String> outcome(OmopDefinition definition) {
    return PopulationWords.outcome(definition.outcome());
  }

  public static List<String> timeAtRisk(OmopDefinition definition) {
    return PopulationWords.timeAtRisk(definition.population().timeAtRisk());
  }

  /** From the cohort to labelled persons, incomplete follow-up last. */
  public static List<String> steps(OmopDefinition definition) {
    return PopulationWords.steps(definition.population());
  }

  /** Headings of {@link #covariate}. */
  public static List<String> headings() {
    return CovariateWords.HEADINGS;
  }

  /** A covariate as cells under {@link #headings}. */
  public static List<String> covariate(CovariateDefinition covariate) {
    return CovariateWords.cells(covariate);
  }

  /** The units that are accepted and how they are converted. */
  public static List<String> conversions(OmopDefinition definition) {
    return CovariateWords.conversions(definition.covariates());
  }
}
