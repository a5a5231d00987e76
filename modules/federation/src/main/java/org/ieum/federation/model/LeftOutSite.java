package org.ieum.federation.model;

import java.util.List;

/**
 * Internal-external validation: the model fitted to the training records of all other sites, judged
 * at this one.
 *
 * @param performance on the records of this site that judge the study's model
 * @param coefficients intercept first, raw scale, in the order of the model's coefficients
 */
public record LeftOutSite(String site, Performance performance, List<Double> coefficients) {
  public LeftOutSite {
    coefficients = List.copyOf(coefficients);
  }
}
