package org.ieum.spark;

import org.ieum.federation.basis.Arithmetic;

/** Terms of a covariate in Spark's SQL, over numbers that are not null. */
final class SqlArithmetic implements Arithmetic<String> {
  @Override
  public String number(double value) {
    return "(" + value + "D)";
  }

  @Override
  public String plus(String a, String b) {
    return "(" + a + " + " + b + ")";
  }

  @Override
  public String minus(String a, String b) {
    return "((" + a + ") - " + b + ")";
  }

  @Override
  public String times(String a, String b) {
    return "(" + a + " * " + b + ")";
  }

  @Override
  public String log(String a) {
    return "ln(" + a + ")";
  }

  @Override
  public String positivePart(String a) {
    return "greatest(" + a + ", 0D)";
  }

  @Override
  public String within(String a, double low, double high) {
    String above = "(" + a + ") >= " + number(low);
    String below = Double.isInfinite(high) ? "" : " AND (" + a + ") < " + number(high);
    return "CASE WHEN " + above + below + " THEN 1D ELSE 0D END";
  }

  /** One function, since each copy of a number is an expression of its own. */
  @Override
  public String power(String base, int exponent) {
    return exponent == 1 ? base : "power(" + base + ", " + exponent + "D)";
  }
}
