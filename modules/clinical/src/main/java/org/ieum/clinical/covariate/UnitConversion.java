package org.ieum.clinical.covariate;

/**
 * value in the canonical unit = value · factor + offset.
 *
 * @param unitConceptId unit_concept_id of the source row; 0 for rows without a unit
 */
public record UnitConversion(long unitConceptId, double factor, double offset) {
  public UnitConversion {
    if (unitConceptId < 0
        || !(factor > 0)
        || Double.isInfinite(factor)
        || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "unit conversion: expected a unit concept of 0 or more, a factor above 0, an offset");
    }
  }
}
