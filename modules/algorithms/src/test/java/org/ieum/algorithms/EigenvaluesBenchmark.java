package org.ieum.algorithms;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How long the check of an information matrix takes that every party makes in each Newton step: the
 * least and the greatest eigenvalue at d = 50, 200 and 500, processor seconds, first and warm.
 *
 * <p>From the root of the repository:
 *
 * <pre>./mvnw -q -pl modules/algorithms -am -Peigenvalues process-test-classes</pre>
 */
final class EigenvaluesBenchmark {
  private static final int RUNS = 7;

  private EigenvaluesBenchmark() {}

  public static void main(String[] args) {
    for (int d : new int[] {50, 200, 500}) {
      double[] spectrum = IntStream.rangeClosed(1, d).mapToDouble(i -> 1.0 / i).toArray();
      double[][] a = EigenvaluesTest.withSpectrum(spectrum, new Random(d));
      double first = seconds(a);
      double[] warm = IntStream.range(0, RUNS).mapToDouble(i -> seconds(a)).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "extreme eigenvalues, d = %3d: %.4f s at first, %.4f s warm%n",
          d,
          first,
          warm[RUNS / 2]);
    }
  }

  private static double seconds(double[][] a) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Eigenvalues found = Eigenvalues.of(a);
    double span = found.greatest() - found.least();
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    if (!(span > 0)) {
      throw new IllegalStateException("expected a positive span of the spectrum");
    }
    return seconds;
  }
}
