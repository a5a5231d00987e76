package org.ieum.jobs.synthesis.life;

/**
 * The random numbers of one aspect of one person: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014)
 * from a state that depends on seed, site, person and stream only. Whoever asks for one aspect need
 * not draw the others, and partitions do not matter.
 */
public final class Draws {
  /** What the numbers are for; each has a sequence of its own. */
  public enum Stream {
    TRAITS(0),
    VISITS(1),
    BODY(2),
    FATE(3),
    CONDITION(4),
    CONDITION_FILL(5),
    DRUG(6),
    DRUG_FILL(7),
    MEASUREMENT(8),
    MEASUREMENT_FILL(9),
    OBSERVATION(10),
    OBSERVATION_FILL(11),
    PROCEDURE(12),
    PERIOD(13);

    private final int key;

    Stream(int key) {
      this.key = key;
    }
  }

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  public Draws(long seed, int site, long person, Stream stream) {
    state = mix(mix(mix(mix(seed) + site) + person) + stream.key);
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long z) {
    long a = (z + GOLDEN) * 0xbf58476d1ce4e5b9L;
    a = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return a ^ (a >>> 31);
  }

  /** In (0, 1), on a grid of 2^−53 shifted by half a step. */
  public double uniform() {
    return ((next() >>> 11) + 0.5) * 0x1p-53;
  }

  public boolean with(double probability) {
    return uniform() < probability;
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + (int) (uniform() * (high - low + 1.0));
  }

  /** Standard normal, by the method of Box and Muller. */
  public double normal() {
    double radius = Math.sqrt(-2 * StrictMath.log(uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** With mean 1. */
  public double exponential() {
    return -StrictMath.log(uniform());
  }

  /** One of the values, by the share of each. */
  <T> T pick(T[] values, double... shares) {
    return values[among(shares)];
  }

  /** The index of a share, by cumulative probability. */
  public int among(double... shares) {
    double u = uniform();
    int i = 0;
    for (double sum = shares[0]; i < shares.length - 1 && u >= sum; sum += shares[i]) {
      i++;
    }
    return i;
  }
}
