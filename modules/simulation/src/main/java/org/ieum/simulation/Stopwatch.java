package org.ieum.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Wall-clock seconds by what they were spent on. */
final class Stopwatch {
  private static final double NANOS = 1e9;

  private final LongSupplier nanos;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  Stopwatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Times some work under a name. */
  <T> T time(String name, Supplier<T> work) {
    long start = nanos.getAsLong();
    T result = work.get();
    seconds.put(name, (nanos.getAsLong() - start) / NANOS);
    return result;
  }

  double seconds(String name) {
    return seconds.getOrDefault(name, Double.NaN);
  }

  Map<String, Double> all() {
    return new LinkedHashMap<>(seconds);
  }
}
