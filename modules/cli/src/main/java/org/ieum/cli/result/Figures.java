package org.ieum.cli.result;

import java.util.Locale;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.study.StudyName;

/** Numbers as people read them. */
public final class Figures {
  private Figures() {}

  /** Six significant digits, plain where that is short. */
  public static String number(double x) {
    if (!Double.isFinite(x)) {
      return "–";
    }
    double size = Math.abs(x);
    if (x == 0) {
      return "0";
    }
    if (size < 1e-5 || size >= 1e7) {
      return String.format(Locale.ROOT, "%.4e", x);
    }
    int decimals = Math.max(0, 5 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + decimals + "f", x);
  }

  public static String fixed(double x, int decimals) {
    return Double.isFinite(x) ? String.format(Locale.ROOT, "%." + decimals + "f", x) : "–";
  }

  /** At most six decimals, no trailing zeros. */
  public static String plain(double x) {
    if (!Double.isFinite(x)) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%.6f", x).replaceFirst("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }

  /** A p-value as journals print it. */
  public static String pValue(double p) {
    if (!Double.isFinite(p)) {
      return "–";
    }
    return p < 0.001 ? "<0.001" : fixed(p, 3);
  }

  /** A small difference, such as {@code 3.1e-12}. */
  public static String difference(double x) {
    if (x == 0) {
      return "0";
    }
    return Double.isFinite(x) ? String.format(Locale.ROOT, "%.1e", x) : "–";
  }

  /** Bytes with a unit: {@code 812 B}, {@code 12.4 kB}, {@code 3.0 MB}. */
  public static String bytes(long n) {
    if (n < 1000) {
      return n + " B";
    }
    return n < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", n / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", n / 1e6);
  }

  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** An effective number of records, with a decimal where it is small. */
  public static String effective(double n) {
    return n < 100 ? fixed(n, 1) : count(Math.round(n));
  }

  public static String seconds(double s) {
    return fixed(s, s < 10 ? 1 : 0) + " s";
  }

  /** The first characters of a digest, enough for people. */
  public static String shortDigest(String digest) {
    return StudyName.shortDigest(digest);
  }

  /** With its interval where it has one: {@code 0.9712 (0.9011 to 1.0413)}. */
  static String estimate(Estimate e) {
    String value = fixed(e.value(), 4);
    return Double.isFinite(e.low() + e.high())
        ? value + " (" + fixed(e.low(), 4) + " to " + fixed(e.high(), 4) + ")"
        : value;
  }
}
