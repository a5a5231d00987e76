package org.ieum.jobs.dementia;

import java.util.List;

/**
 * The people who attend one hospital, aged 60 to 79.
 *
 * <p>BMI is log-normal. In Korea 44.7 % of men and 28.3 % of women have a BMI of 25 or more; the
 * mean in the United States is 29.8. Systolic pressure has a mean of 120.2 (men) and 116.0 (women)
 * in Korea and 122.8 in the United States; APOE ε4 is carried by about 18 % and 25 %. The other
 * figures are plausible, not published.
 *
 * @param age mean and standard deviation of the normal distribution before it is cut to 60 to 79.9
 * @param logBmi mean of ln(BMI), men then women
 * @param logBmiSpread its standard deviation, men then women
 * @param pressure mean systolic pressure, men then women
 * @param smoking shares of never, former, current: men then women
 * @param deprivation shares of the fifths, the least deprived first
 * @param bmiMissing share of patients without a BMI, at the mean of what makes it missing
 */
record Hospital(
    String name,
    double[] age,
    double female,
    double[] logBmi,
    double[] logBmiSpread,
    double[] pressure,
    double treatedPressure,
    double[][] smoking,
    double[] heavyAlcohol,
    double depression,
    double aspirin,
    double stroke,
    double atrialFibrillation,
    double diabetes,
    double apoe4,
    double[] deprivation,
    double bmiMissing) {

  /** Seoul National University Hospital. */
  static final Hospital SEOUL =
      new Hospital(
          "seoul",
          new double[] {67, 5.5},
          0.54,
          new double[] {3.2012, 3.1385},
          new double[] {0.133, 0.14},
          new double[] {120.2, 116.0},
          0.44,
          new double[][] {{0.25, 0.47, 0.28}, {0.93, 0.04, 0.03}},
          new double[] {0.15, 0.02},
          0.09,
          0.24,
          0.05,
          0.02,
          0.24,
          0.18,
          new double[] {0.30, 0.25, 0.20, 0.15, 0.10},
          0.10);

  /** Massachusetts General Hospital, Boston. */
  static final Hospital BOSTON =
      new Hospital(
          "boston",
          new double[] {68, 6},
          0.55,
          new double[] {3.3718, 3.3718},
          new double[] {0.19, 0.23},
          new double[] {122.8, 122.8},
          0.52,
          new double[][] {{0.42, 0.46, 0.12}, {0.54, 0.36, 0.10}},
          new double[] {0.09, 0.05},
          0.18,
          0.38,
          0.06,
          0.05,
          0.22,
          0.25,
          new double[] {0.22, 0.22, 0.20, 0.19, 0.17},
          0.05);

  /** A regional hospital, which does not exist. */
  static final Hospital DAEJEON =
      new Hospital(
          "daejeon",
          new double[] {70, 6},
          0.58,
          new double[] {3.2012, 3.1385},
          new double[] {0.133, 0.14},
          new double[] {122.2, 119.0},
          0.50,
          new double[][] {{0.24, 0.44, 0.32}, {0.92, 0.04, 0.04}},
          new double[] {0.18, 0.03},
          0.12,
          0.20,
          0.07,
          0.02,
          0.27,
          0.18,
          new double[] {0.10, 0.15, 0.20, 0.25, 0.30},
          0.22);

  static final List<Hospital> ALL = List.of(SEOUL, BOSTON, DAEJEON);
}
