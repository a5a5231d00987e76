package org.ieum.federation.model;

/** Where the standard errors of coefficients come from. */
public enum StandardErrors {
  /** The inverse of the (penalised) information. */
  MODEL,
  /**
   * The sandwich H⁻¹ M H⁻¹ (White 1980), H the (penalised) information and M = Σ w²(y − π)² z zᵀ:
   * valid where records carry weights.
   */
  ROBUST
}
