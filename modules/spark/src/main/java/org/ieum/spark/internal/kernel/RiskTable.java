package org.ieum.spark.internal.kernel;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Sums of a site's records by event time, which stay at the site: of those that were observed until
 * then, but not until the next one, and of those that had the event then. Numbers are added as
 * whole multiples of a step, what is left of them as multiples of a finer one, so that sums do not
 * depend on the order of the records.
 */
public final class RiskTable implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BITS = 62;

  private final double[] times;
  private final int width;
  private final double coarse;
  private final double fine;
  private final int[] deaths;
  private final Limbs observed;
  private final Limbs died;

  /** Two whole numbers for each sum. */
  private record Limbs(long[] coarse, long[] fine) implements Serializable {
    Limbs(int length) {
      this(new long[length], new long[length]);
    }

    void add(Limbs other) {
      Arrays.setAll(coarse, i -> coarse[i] + other.coarse[i]);
      Arrays.setAll(fine, i -> fine[i] + other.fine[i]);
    }
  }

  /**
   * Of no record yet.
   *
   * @param times at which an event happened, ascending
   * @param width numbers that a record adds
   * @param bound on the absolute value of each
   * @param records no fewer than will be added
   */
  public RiskTable(double[] times, int width, double bound, long records) {
    this.times = times;
    this.width = width;
    int bits = BITS - Math.getExponent((double) records) - 1;
    this.coarse = Math.scalb(1.0, bits - Math.getExponent(bound) - 1);
    this.fine = Math.scalb(1.0, bits);
    this.deaths = new int[times.length];
    this.observed = new Limbs(times.length * width);
    this.died = new Limbs(times.length * width);
  }

  /** The last event time that a record was observed at; −1 of one that saw none. */
  public static int last(double[] times, double time) {
    int at = Arrays.binarySearch(times, time);
    return at >= 0 ? at : -at - 2;
  }

  /**
   * Adds a record: its hazard, then the hazard times each of its values.
   *
   * @param outcome its time, below 0 where it had no event
   * @param row the values, of which those at {@code places} from {@code from} are meant
   */
  void add(double outcome, double hazard, double[] row, int from, int[] places) {
    int time = last(times, Math.abs(outcome));
    if (time < 0) {
      return;
    }
    add(observed, time, hazard, row, from, places);
    if (outcome > 0) {
      deaths[time]++;
      add(died, time, hazard, row, from, places);
    }
  }

  private void add(Limbs sums, int time, double hazard, double[] row, int from, int[] places) {
    int at = time * width;
    add(sums, at++, hazard);
    for (int place : places) {
      add(sums, at++, hazard * row[from + place]);
    }
  }

  private void add(Limbs sums, int at, double number) {
    double scaled = number * coarse;
    double whole = Math.rint(scaled);
    sums.coarse[at] += (long) whole;
    sums.fine[at] += (long) Math.rint((scaled - whole) * fine);
  }

  /** Adds the records of another over the same times. */
  public void add(RiskTable other) {
    Arrays.setAll(deaths, t -> deaths[t] + other.deaths[t]);
    observed.add(other.observed);
    died.add(other.died);
  }

  /** How many had the event at a time. */
  public int deaths(int time) {
    return deaths[time];
  }

  /** The sums of those that had the event at a time. */
  public double[] died(int time) {
    return numbers(died, time);
  }

  /** The sums of those that were last observed between a time and the next. */
  public double[] observed(int time) {
    return numbers(observed, time);
  }

  private double[] numbers(Limbs sums, int time) {
    double[] numbers = new double[width];
    for (int i = 0; i < width; i++) {
      int at = time * width + i;
      numbers[i] = (sums.coarse[at] + sums.fine[at] / fine) / coarse;
    }
    return numbers;
  }
}
