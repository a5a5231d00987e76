package org.ieum.federation.basis;

import java.util.List;

/** (x − centre) to a whole power of 1 to 4. */
public record Power(double centre, int power) implements Basis {
  public Power {
    if (power < 1 || power > 4 || !Double.isFinite(centre)) {
      throw new IllegalArgumentException(
          "expected a finite centre and a power of 1 to 4, found others");
    }
  }

  @Override
  public <T> List<T> terms(T x, Arithmetic<T> arithmetic) {
    T base = centre == 0 ? x : arithmetic.minus(x, arithmetic.number(centre));
    return List.of(arithmetic.power(base, power));
  }

  @Override
  public List<String> words() {
    String sign = centre < 0 ? " + " : " − ";
    String x = Wording.VALUE;
    String base = centre == 0 ? x : x + sign + Wording.number(Math.abs(centre));
    String bracketed = centre == 0 || power == 1 ? base : "(" + base + ")";
    return List.of(bracketed + List.of("", "²", "³", "⁴").get(power - 1));
  }

  @Override
  public boolean keepsValue() {
    return centre == 0 && power == 1;
  }

  @Override
  public double[] extremes(double min, double max) {
    boolean turns = power % 2 == 0 && min < centre && centre < max;
    return turns ? new double[] {min, centre, max} : new double[] {min, max};
  }
}
