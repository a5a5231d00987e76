package org.ieum.cli.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** An axis: its range, its scale and its ticks; a value becomes a place from 0 to 1. */
public final class Axis {
  /** A tick and its label. */
  record Tick(double value, String label) {}

  private enum Scale {
    LINEAR,
    LOG,
    LOGIT
  }

  private final String label;
  private final Scale scale;
  private final double low;
  private final double high;
  private final List<Tick> ticks;

  private Axis(String label, Scale scale, double low, double high, List<Tick> ticks) {
    this.label = label;
    this.scale = scale;
    this.low = low;
    this.high = high;
    this.ticks = List.copyOf(ticks);
  }

  /** Equal steps of 1, 2, 2.5 or 5 times a power of ten, about {@code count} of them. */
  static Axis linear(
      String label, double low, double high, int count, DoubleFunction<String> text) {
    double top = high > low ? high : low + 1;
    double step = step((top - low) / count);
    List<Tick> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= top + step * 1e-9; k++) {
      ticks.add(new Tick(k * step, text.apply(k * step)));
    }
    return new Axis(label, Scale.LINEAR, low, top, ticks);
  }

  /** From 0 to the next tick above {@code most}. */
  static Axis fromZero(String label, double most, int count, DoubleFunction<String> text) {
    double above = most > 0 && Double.isFinite(most) ? most : 1;
    double step = step(above / count);
    return linear(label, 0, Math.ceil(above / step - 1e-9) * step, count, text);
  }

  /** Ticks where they are given. */
  static Axis at(
      String label, double low, double high, List<Double> at, DoubleFunction<String> text) {
    double top = high > low ? high : low + 1;
    List<Tick> ticks = at.stream().map(x -> new Tick(x, text.apply(x))).toList();
    return new Axis(label, Scale.LINEAR, low, top, ticks);
  }

  /** Ratios, between positive ends. */
  static Axis ratio(String label, double low, double high, DoubleFunction<String> text) {
    List<Tick> ticks = new ArrayList<>();
    double[] wide = {0.1, 0.2, 0.5, 1, 2, 5, 10};
    double[] close = {0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 4};
    for (double x : high / low > 12 ? wide : close) {
      if (x >= low * (1 - 1e-9) && x <= high * (1 + 1e-9)) {
        ticks.add(new Tick(x, text.apply(x)));
      }
    }
    return new Axis(label, Scale.LOG, low, high, ticks);
  }

  /** Risks, spread out where they are rare. */
  static Axis risk(String label, double low, double high, DoubleFunction<String> text) {
    List<Tick> ticks = new ArrayList<>();
    double[] at = {1e-4, 1e-3, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99};
    for (double x : at) {
      if (x >= low && x <= high) {
        ticks.add(new Tick(x, text.apply(x)));
      }
    }
    return new Axis(label, Scale.LOGIT, low, high, ticks);
  }

  static double step(double wanted) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(wanted, 1e-12))));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (wanted <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  String label() {
    return label;
  }

  List<Tick> ticks() {
    return ticks;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** From 0 at the low end to 1 at the high end; below 0 or above 1 outside of it. */
  double place(double value) {
    return (scaled(value) - scaled(low)) / (scaled(high) - scaled(low));
  }

  private double scaled(double value) {
    return switch (scale) {
      case LINEAR -> value;
      case LOG -> Math.log(Math.max(value, 1e-12));
      case LOGIT -> {
        double p = Math.max(1e-12, Math.min(1 - 1e-12, value));
        yield Math.log(p / (1 - p));
      }
    };
  }
}
