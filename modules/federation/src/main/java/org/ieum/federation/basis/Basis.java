package org.ieum.federation.basis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions of a raw value, its terms, that a covariate's design columns hold. */
public sealed interface Basis permits Identity, Logarithm, Power, Spline, Bands {
  /** The value as it is. */
  static Basis identity() {
    return new Identity();
  }

  /** The terms of a value within the covariate's limits, one or more, always as many. */
  <T> List<T> terms(T x, Arithmetic<T> arithmetic);

  /** What people read for each term, with {@code x} for the raw value. */
  List<String> words();

  /** The same of all terms together. */
  default String summary() {
    return String.join("; ", words());
  }

  /** The terms of a value. */
  default double[] at(double x) {
    return terms(new double[] {x}, Columns.ARITHMETIC).stream()
        .mapToDouble(term -> term[0])
        .toArray();
  }

  /** The terms of each value of a column, one array a term; NaN where the value is NaN. */
  default List<double[]> of(double[] column) {
    return terms(column, Columns.ARITHMETIC);
  }

  /** Whether the first term is the raw value itself. */
  default boolean keepsValue() {
    return false;
  }

  /** What keeps the terms from being made of values within these limits. */
  default Optional<Misfit> misfit(double min, double max) {
    return Optional.empty();
  }

  /** Of values from {@code min} to {@code max}, the least and greatest of each term. */
  default List<Bounds> bounds(double min, double max) {
    List<Bounds> bounds = new ArrayList<>();
    for (double[] term : of(extremes(min, max))) {
      bounds.add(
          new Bounds(
              Arrays.stream(term).min().orElseThrow(), Arrays.stream(term).max().orElseThrow()));
    }
    return List.copyOf(bounds);
  }

  /** Values among which every term has its least and its greatest. */
  default double[] extremes(double min, double max) {
    return new double[] {min, max};
  }
}
