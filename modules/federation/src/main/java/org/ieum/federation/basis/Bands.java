package org.ieum.federation.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Indicators of the bands between cuts but the first, the reference: from each cut to the next, and
 * from the last.
 *
 * @param cuts one or more, ascending
 */
public record Bands(List<Double> cuts) implements Basis {
  public Bands {
    cuts = List.copyOf(cuts);
    if (cuts.isEmpty()) {
      throw new IllegalArgumentException("expected one cut or more, found none");
    }
    Wording.checkAscending("cuts", cuts);
  }

  /** What the bands are called, the first one first. */
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    labels.add("below " + label(cuts.get(0)));
    for (int i = 1; i < cuts.size(); i++) {
      labels.add(label(cuts.get(i - 1)) + " to below " + label(cuts.get(i)));
    }
    labels.add(label(cuts.get(cuts.size() - 1)) + " and above");
    return List.copyOf(labels);
  }

  /** Labels are in the shapes of answers, so a number has one spelling there for ever. */
  private static String label(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }

  @Override
  public <T> List<T> terms(T x, Arithmetic<T> arithmetic) {
    List<T> terms = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      double high = i + 1 < cuts.size() ? cuts.get(i + 1) : Double.POSITIVE_INFINITY;
      terms.add(arithmetic.within(x, cuts.get(i), high));
    }
    return List.copyOf(terms);
  }

  @Override
  public List<String> words() {
    return labels().subList(1, cuts.size() + 1);
  }

  @Override
  public Optional<Misfit> misfit(double min, double max) {
    return cuts.get(0) > min && cuts.get(cuts.size() - 1) <= max
        ? Optional.empty()
        : Optional.of(
            new Misfit(
                "cuts within the limits, above the min, " + Wording.range(min, max),
                "one that leaves a band empty",
                "move it, or the limits"));
  }

  /** Of indicators. */
  @Override
  public List<Bounds> bounds(double min, double max) {
    return cuts.stream().map(cut -> new Bounds(0, 1)).toList();
  }
}
