package org.ieum.clinical.omop;

import java.util.Optional;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Transformation;
import org.ieum.clinical.population.Censoring;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.FeatureDictionary;
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

  private static Covariate covariate(CovariateDefinition c) {
    boolean continuous = c.levels().isEmpty() && !c.feature().binary();
    double[] image = continuous ? image(c) : new double[] {0, 1};
    return new Covariate(
        c.name(),
        c.name(),
        continuous
            ? CovariateType.CONTINUOUS
            : c.feature().binary() ? CovariateType.BINARY : CovariateType.CATEGORICAL,
        image[0],
        image[1],
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
  private static double[] image(CovariateDefinition c) {
    if (c.transformation().isEmpty()) {
      return new double[] {c.minimum(), c.maximum()};
    }
    Transformation t = c.transformation().get();
    double low = t.apply(c.minimum());
    double high = t.apply(c.maximum());
    boolean turns = t.power() % 2 == 0 && c.minimum() < t.centre() && t.centre() < c.maximum();
    return new double[] {turns ? 0 : Math.min(low, high), Math.max(low, high)};
  }

  private static String unit(CovariateDefinition c) {
    int power = c.transformation().map(Transformation::power).orElse(1);
    if (power == 1 || c.unit().isEmpty()) {
      return c.unit();
    }
    boolean single = c.unit().chars().allMatch(Character::isLetter);
    return single ? c.unit() + power : "(" + c.unit() + ")" + power;
  }
}
