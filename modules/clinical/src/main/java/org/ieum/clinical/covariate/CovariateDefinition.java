package org.ieum.clinical.covariate;

import java.util.List;
import java.util.Optional;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.basis.Power;
import org.ieum.federation.study.Covariate;

/**
 * An entry of the feature dictionary.
 *
 * @param name public name; also the analysis table's column
 * @param feature how the value is found
 * @param minimum least plausible value after unit conversion, before the transformation; values
 *     below it are implausible and become absent; without meaning where not continuous
 * @param maximum greatest plausible value, likewise
 * @param unit canonical unit (UCUM), or empty
 * @param transformation applied to a plausible value
 * @param missingIndicator whether an absent value also sets an indicator
 * @param ohdsiId covariate id of FeatureExtraction as metadata; 0 where there is none
 * @param label what clinicians call it, in any script, or empty
 */
public record CovariateDefinition(
    String name,
    String description,
    Feature feature,
    double minimum,
    double maximum,
    String unit,
    Optional<Power> transformation,
    boolean missingIndicator,
    long ohdsiId,
    String label) {
  public CovariateDefinition {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a covariate has no name");
    }
    Covariate.checkLabel(name, label);
    boolean continuous = !feature.binary() && feature.levels().isEmpty();
    if (continuous
        && (!(minimum < maximum) || Double.isInfinite(minimum) || Double.isInfinite(maximum))) {
      throw new IllegalArgumentException(
          "covariate " + name + ": expected finite plausible limits, minimum < maximum");
    }
    if (transformation.isPresent() && !continuous) {
      throw new IllegalArgumentException(
          "covariate " + name + ": only a continuous covariate has a transformation");
    }
  }

  /** Without a label. */
  public CovariateDefinition(
      String name,
      String description,
      Feature feature,
      double minimum,
      double maximum,
      String unit,
      Optional<Power> transformation,
      boolean missingIndicator,
      long ohdsiId) {
    this(
        name,
        description,
        feature,
        minimum,
        maximum,
        unit,
        transformation,
        missingIndicator,
        ohdsiId,
        "");
  }

  /** What the analysis table holds of a plausible value. */
  public Basis basis() {
    return transformation.isPresent() ? transformation.get() : Basis.identity();
  }

  /** The levels of a categorical feature, the reference first; empty for the others. */
  public List<String> levels() {
    return feature.levels();
  }
}
