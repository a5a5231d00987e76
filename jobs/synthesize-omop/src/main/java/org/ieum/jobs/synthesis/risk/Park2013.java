package org.ieum.jobs.synthesis.risk;

/**
 * Lung cancer of Korean men (Park et al., PLoS ONE 2013;8:e54823, Table 3 and Appendix S1): P = 1 −
 * S₀^exp(A) within eight years.
 *
 * @param age years
 * @param packs packs of 20 cigarettes a day of those who smoke
 * @param startAge age when smoking began; of no account for those who never smoked
 * @param bmi kg/m²
 * @param glucose fasting, mg/dL
 */
public record Park2013(
    double age,
    SmokingStatus smoking,
    double packs,
    int startAge,
    double bmi,
    Activity activity,
    double glucose) {
  private static final double BASELINE = 0.9983894078;
  private static final double HORIZON = 8;

  /** Leisure-time physical activity. */
  public enum Activity {
    NONE,
    LIGHT,
    MODERATE,
    HEAVY
  }

  /** The exponent A of the appendix. */
  public double index() {
    double years = age - 45;
    return 0.1668 * years
        - 0.0020 * (years * years - 107.3007)
        + term(0.4180, smoking == SmokingStatus.FORMER, 0.1511)
        + term(0.4444, smokes(0, 0.5), 0.0905)
        + term(0.9414, smokes(0.5, 1), 0.3330)
        + term(1.3889, smokes(1, Double.POSITIVE_INFINITY), 0.1390)
        + term(0.2194, began(30, 40), 0.1441)
        + term(0.2809, began(19, 30), 0.3570)
        + term(0.5249, began(16, 19), 0.0164)
        + term(0.7120, began(0, 16), 0.0064)
        + term(0.3306, bmi < 18.5, 0.0239)
        + term(-0.2468, bmi >= 23 && bmi < 25, 0.2837)
        + term(-0.3386, bmi >= 25, 0.2851)
        + term(-0.0909, activity == Activity.LIGHT, 0.1590)
        + term(-0.1412, activity == Activity.MODERATE, 0.2952)
        + term(-0.0521, activity == Activity.HEAVY, 0.0676)
        + term(0.0792, glucose >= 126, 0.0605);
  }

  private boolean smokes(double from, double below) {
    return smoking == SmokingStatus.CURRENT && packs >= from && packs < below;
  }

  private boolean began(int from, int below) {
    return smoking != SmokingStatus.NEVER && startAge >= from && startAge < below;
  }

  private static double term(double coefficient, boolean holds, double mean) {
    return coefficient * ((holds ? 1 : 0) - mean);
  }

  /** Within eight years. */
  public double probability() {
    return within(HORIZON);
  }

  /** Within so many years, with a hazard that is constant over the eight years of the equation. */
  public double within(double years) {
    return 1 - StrictMath.pow(BASELINE, StrictMath.exp(index()) * years / HORIZON);
  }
}
