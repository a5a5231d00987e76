package org.ieum.jobs.dementia;

/**
 * The random numbers of one patient: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) from a state
 * that depends on seed, hospital and patient only, so that patient n is the same however many are
 * drawn and in whatever order.
 */
final class Draws {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  Draws(long seed, int hospital, long patient) {
    state = mix(mix(mix(seed) + hospital) + patient);
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
  double uniform() {
    return ((next() >>> 11) + 0.5) * 0x1p-53;
  }

  boolean with(double probability) {
    return uniform() < probability;
  }

  /** Standard normal, by the method of Box and Muller. */
  double normal() {
    double radius = Math.sqrt(-2 * StrictMath.log(uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** The index of a share, by cumulative probability. */
  int among(double... shares) {
    double u = uniform();
    int i = 0;
    for (double sum = shares[0]; i < shares.length - 1 && u >= sum; sum += shares[i]) {
      i++;
    }
    return i;
  }
}
