package org.ieum.federation.model;

import java.io.Serializable;

/**
 * How the weights of records of one kind are spread.
 *
 * @param records of the kind, whatever they weigh
 * @param lost of those, records that weigh 0: persons lost before their outcome was known
 * @param cut of those, records whose weight is the study's maximum, to which greater ones are set
 * @param weight Σ w
 * @param squares Σ w²
 */
public record WeightTally(long records, long lost, long cut, double weight, double squares)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of no record. */
  public static WeightTally none() {
    return new WeightTally(0, 0, 0, 0, 0);
  }

  /** With one record more. */
  public WeightTally with(double recordWeight, double maximum) {
    return plus(
        new WeightTally(
            1,
            recordWeight == 0 ? 1 : 0,
            recordWeight >= maximum ? 1 : 0,
            recordWeight,
            recordWeight * recordWeight));
  }

  public WeightTally plus(WeightTally other) {
    return new WeightTally(
        records + other.records,
        lost + other.lost,
        cut + other.cut,
        weight + other.weight,
        squares + other.squares);
  }

  /**
   * Kish's effective sample size (Σ w)² / Σ w² (Kish 1965, Survey Sampling): how many records of
   * equal weight would tell as much; 0 where none weighs anything.
   */
  public double effective() {
    return squares > 0 ? weight * weight / squares : 0;
  }
}
