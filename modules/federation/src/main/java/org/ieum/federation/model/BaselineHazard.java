package org.ieum.federation.model;

/**
 * How much of the event happens until a time to a person with the mean of every column.
 *
 * @param time the horizon
 * @param records training records of the sites that tell of it
 * @param cumulativeHazard mean of these sites' own, by training records; NaN where none tells of it
 */
public record BaselineHazard(double time, long records, double cumulativeHazard) {
  /** Whether any site tells of it. */
  public boolean known() {
    return Double.isFinite(cumulativeHazard);
  }

  /** The risk until that time at a linear predictor. */
  public double risk(double predictor) {
    return -StrictMath.expm1(-cumulativeHazard * StrictMath.exp(predictor));
  }
}
