package org.ieum.clinical.omop;

import java.util.Optional;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.population.Censoring;
import org.ieum.federation.basis.Bounds;
import org.ieum.federation.basis.Power;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Preparation;

/** What a study's manifest says about an OMOP definition. */
public final class OmopStudy {
  private OmopStudy() {}

  /**
   * The analysis table's covariates in the definition's order: column = name, limits of a
   * continuous one = image of its plausible limits under its transformation.
   */
  public static FeatureDictionary dictionary(OmopDefinition definition) {
    return new FeatureDictionary(
        definition.covariates().stream().map(OmopStudy::covariate).toList());
  }

  /** The definition, its attrition steps, and a weight column where follow-up is weighted. */
  public static Preparation preparation(OmopDefinition definition) {
    Censoring censoring = definition.population().censoring();
    return new Preparation(
        censoring.policy() == Censoring.Policy.IPCW
            ? Optional.of(new Preparation.Weight(OmopDefinition.WEIGHT, censoring.maximumWeight()))
            : Optional.empty(),
        OmopDefinitions.toJson(definition),
        AttritionSteps.labels(definition));
  }

  /** What the analysis table's outcome is. */
  public static Outcome outcome(OmopDefinition definition) {
    if (!definition.predictsTime()) {
      return Outcome.binary(OmopDefinition.OUTCOME);
    }
    return Outcome.timeToEvent(
        OmopDefinition.TIME, OmopDefinition.OUTCOME, definition.population().timeAtRisk().days());
  }

  private static Covariate covariate(CovariateDefinition c) {
    boolean continuous = c.levels().isEmpty() && !c.feature().binary();
    Bounds image = continuous ? image(c) : new Bounds(0, 1);
    return new Covariate(
        c.name(),
        c.name(),
        continuous
            ? CovariateType.CONTINUOUS
            : c.feature().binary() ? CovariateType.BINARY : CovariateType.CATEGORICAL,
        image.min(),
        image.max(),
        c.levels(),
        c.missingIndicator(),
        unit(c),
        c.description(),
        c.label());
  }

  /**
   * Least and greatest transformed value. Rounding keeps order, so no plausible value falls
   * outside.
   */
  private static Bounds image(CovariateDefinition c) {
    return c.basis().bounds(c.minimum(), c.maximum()).get(0);
  }

  private static String unit(CovariateDefinition c) {
    int power = c.transformation().map(Power::power).orElse(1);
    if (power == 1 || c.unit().isEmpty()) {
      return c.unit();
    }
    boolean single = c.unit().chars().allMatch(Character::isLetter);
    return single ? c.unit() + power : "(" + c.unit() + ")" + power;
  }
}
