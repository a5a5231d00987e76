package org.ieum.federation.model;

/**
 * A figure with its uncertainty; NaN where it does not exist.
 *
 * @param standardError on the scale on which the interval is symmetric: the figure's own, or that
 *     which its owner names
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
public record Estimate(double value, double standardError, double low, double high) {
  /** A figure that does not exist. */
  public static Estimate none() {
    return new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }
}
