package org.ieum.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Wall-clock seconds of the demo's steps. */
final class Timing {
  private final long start = System.nanoTime();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long step = start;

  /** Ends a step that began where the last one ended. */
  void lap(String name) {
    long now = System.nanoTime();
    seconds.put(name, (now - step) / 1e9);
    step = now;
  }

  Map<String, Double> all() {
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    all.put("total", (System.nanoTime() - start) / 1e9);
    return all;
  }
}
