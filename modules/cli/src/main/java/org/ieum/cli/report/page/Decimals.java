package org.ieum.cli.report.page;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.ieum.federation.model.Estimate;

/**
 * The one format of a column's figures: as many decimals as its smallest figure needs, or powers of
 * ten in the whole column where that would be too many.
 *
 * @param places decimals, or those of the leading digit where {@code scientific}
 */
public record Decimals(int places, boolean scientific) {
  /** From here on, figures are written with powers of ten. */
  private static final double LONG = 1e7;

  /** The same number of decimals, whatever the figures are. */
  public static Decimals of(int places) {
    return new Decimals(places, false);
  }

  /**
   * Decimals that show so many digits of the smallest figure; powers of ten where that takes more
   * than {@code most} or a figure is too long. What is 0 or not finite has no say.
   */
  public static Decimals showing(DoubleStream figures, int digits, int least, int most) {
    double[] sizes = sizes(figures);
    int needed = needed(sizes, digits);
    boolean tooLong = sizes.length > 0 && sizes[sizes.length - 1] >= LONG;
    return needed > most || tooLong
        ? new Decimals(digits - 1, true)
        : new Decimals(Math.max(least, needed), false);
  }

  /** Decimals that show so many digits of the smallest figure, but never more than {@code most}. */
  public static Decimals within(DoubleStream figures, int digits, int least, int most) {
    return of(Math.max(least, Math.min(most, needed(sizes(figures), digits))));
  }

  /** Decimals of percentages of these parts of one: two digits of the smallest, at most 3. */
  public static Decimals ofParts(DoubleStream parts) {
    return within(parts.map(p -> 100 * p), 2, 1, 3);
  }

  private static double[] sizes(DoubleStream figures) {
    return figures.map(Math::abs).filter(x -> Double.isFinite(x) && x > 0).sorted().toArray();
  }

  private static int needed(double[] sizes, int digits) {
    return sizes.length == 0 ? 0 : digits - 1 - (int) Math.floor(Math.log10(sizes[0]));
  }

  /** The figure; a dash where there is none. */
  public String said(double x) {
    if (!scientific || !Double.isFinite(x)) {
      return Numbers.fixed(x, places);
    }
    return String.format(Locale.ROOT, "%." + places + "e", x == 0 ? 0.0 : x).replace('-', '−');
  }

  /** A part of one as a percentage. */
  public String percent(double part) {
    return Double.isFinite(part) ? said(100 * part) + "%" : Numbers.NONE;
  }

  /** Both ends, or a dash where one is unknown. */
  public String interval(double low, double high) {
    return Numbers.interval(said(low), said(high));
  }

  /** The figure and its 95 % interval where that is known. */
  public String estimate(Estimate e) {
    return Numbers.withInterval(said(e.value()), said(e.low()), said(e.high()));
  }

  /** The same of a part of one. */
  public String percent(Estimate e) {
    return Numbers.withInterval(percent(e.value()), percent(e.low()), percent(e.high()));
  }
}
