package org.ieum.clinical.covariate;

import java.util.List;
import java.util.Optional;

/**
 * An entry of the feature dictionary.
 *
 * @param name public name; also the analysis table's column
 * @param feature how the value is found
 * @param minimum least plausible value after unit conversion, before the transformation; values
 *     below it are implausible and become absent
 * @param maximum greatest plausible value, likewise
 * @param unit canonical unit (UCUM), or empty
 * @param transformation applied to a plausible value
 * @param missingIndicator whether an absent value also sets an indicator
 * @param ohdsiId covariate id of FeatureExtraction as metadata; 0 where there is none
 */
public record CovariateDefinition(
    String name,
    String description,
    Feature feature,
    double minimum,
    double maximum,
    String unit,
    Optional<Transformation> transformation,
    boolean missingIndicator,
    long ohdsiId) {
  /** The levels of a categorical feature, the reference first; empty for the others. */
  public List<String> levels() {
    return feature.levels();
  }
}
