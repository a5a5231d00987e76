package org.ieum.federation.vector;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What the numbers of a field are about, in order. A label is made when it is read, since there may
 * be millions.
 */
public final class Labels {
  /** Makes a label, names of covariates and columns as people read them. */
  @FunctionalInterface
  private interface Maker {
    String at(int index, UnaryOperator<String> said);
  }

  private final String each;
  private final int size;
  private final Maker maker;

  private Labels(String each, int size, Maker maker) {
    this.each = each;
    this.size = size;
    this.maker = maker;
  }

  /** Of a single number, which the name of its field says all about. */
  public static Labels one() {
    return new Labels("", 1, (i, said) -> "");
  }

  /**
   * Names.
   *
   * @param each what each of them names, such as {@code design column}
   */
  public static Labels of(String each, List<String> names) {
    List<String> copy = List.copyOf(names);
    return new Labels(each, copy.size(), (i, said) -> said.apply(copy.get(i)));
  }

  /** Pairs of labels, each with itself and those after it: a packed upper triangle by rows. */
  public static Labels pairs(Labels of) {
    return new Labels(
        "pair of " + of.each + "s", Math.multiplyExact(of.size, of.size + 1) / 2, pairMaker(of));
  }

  private static Maker pairMaker(Labels of) {
    return (i, said) -> {
      int row = 0;
      int first = 0;
      while (i >= first + of.size - row) {
        first += of.size - row;
        row++;
      }
      return of.maker.at(row, said) + " × " + of.maker.at(row + i - first, said);
    };
  }

  /** Equal bins of a logit from −range to range. */
  public static Labels bins(int bins, double range) {
    return new Labels(
        "bin of the score",
        bins,
        (i, said) -> "logit " + edge(i, bins, range) + " to " + edge(i + 1, bins, range));
  }

  private static String edge(int index, int bins, double range) {
    return String.format(Locale.ROOT, "%.3f", -range + 2 * range * index / bins);
  }

  /** Every inner label for each outer one; the inner ones run fastest. */
  public static Labels cells(Labels outer, Labels inner) {
    if (outer.each.isEmpty()) {
      return inner;
    }
    if (inner.each.isEmpty()) {
      return outer;
    }
    return new Labels(
        outer.each + " and " + inner.each,
        Math.multiplyExact(outer.size, inner.size),
        (i, said) ->
            outer.maker.at(i / inner.size, said) + ": " + inner.maker.at(i % inner.size, said));
  }

  /** What each label names, in the singular; empty where there is a single number. */
  public String each() {
    return each;
  }

  public int size() {
    return size;
  }

  public String at(int index) {
    return at(index, name -> name);
  }

  /**
   * A label for people.
   *
   * @param said what people read for the name of a covariate or design column
   */
  public String at(int index, UnaryOperator<String> said) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("label " + index + " of " + size);
    }
    return maker.at(index, said);
  }
}
