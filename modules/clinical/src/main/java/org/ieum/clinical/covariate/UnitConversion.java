package org.ieum.clinical.covariate;

/**
 * value in the canonical unit = value · factor + offset.
 *
 * @param unitConceptId unit_concept_id of the source row; 0 for rows without a unit
 */
public record UnitConversion(long unitConceptId, double factor, double offset) {}
