package org.ieum.clinical.covariate;

/** (x − centre) to a whole power of 1 to 4. */
public record Transformation(double centre, int power) {
  public Transformation {
    if (power < 1 || power > 4 || !Double.isFinite(centre)) {
      throw new IllegalArgumentException("transformation: expected a power of 1 to 4");
    }
  }

  public double apply(double x) {
    double base = x - centre;
    double value = base;
    for (int k = 1; k < power; k++) {
      value *= base;
    }
    return value;
  }
}
