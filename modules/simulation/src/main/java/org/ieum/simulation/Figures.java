package org.ieum.simulation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A benchmark's lines: where and when it ran, then one figure a line. */
final class Figures {
  private static final double NANOS = 1e9;

  private Figures() {}

  /** What one piece of work took: seconds on the clock, and of this process's processors. */
  record Cost(double wall, double cpu) {
    static Cost of(Runnable work) {
      long wall = System.nanoTime();
      double cpu = processCpu();
      work.run();
      return new Cost((System.nanoTime() - wall) / NANOS, processCpu() - cpu);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.3f s (%.2f s of processors)", wall, cpu);
    }
  }

  /** The machine, the date, and what else kept the machine busy at the start. */
  static void heading() {
    print("machine", Runtime.getRuntime().availableProcessors() + " × " + processor());
    print("Java", Runtime.version().toString());
    print("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    print("load when it began", String.format(Locale.ROOT, "%.1f", load));
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  static void print(String what, String value) {
    System.out.printf(Locale.ROOT, "%-40s %s%n", what, value);
    System.out.flush();
  }

  static void print(String what, Cost cost) {
    print(what, cost.toString());
  }

  static void ratio(String what, Cost ours, Cost theirs) {
    print(
        what,
        String.format(
            Locale.ROOT,
            "%.3f (%.3f of processors)",
            ours.wall / theirs.wall,
            ours.cpu / theirs.cpu));
  }

  /** Costs of the work, once after the other. */
  static List<Cost> repeated(int runs, Runnable work) {
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      costs.add(Cost.of(work));
    }
    return costs;
  }

  /** The middle one by the clock. */
  static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted(Comparator.comparingDouble(Cost::wall))
        .toList()
        .get(costs.size() / 2);
  }

  /** Processor seconds of this process since it began. */
  static double processCpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / NANOS;
  }
}
