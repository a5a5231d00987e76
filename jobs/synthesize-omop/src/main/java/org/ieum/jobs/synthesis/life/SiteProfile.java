package org.ieum.jobs.synthesis.life;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The people who attend one hospital, and how it records them.
 *
 * <p>Published: in Korea 44.7 % of men and 28.3 % of women have a BMI of 25 or more, the mean in
 * the United States is 29.8; systolic pressure has a mean of 120.2 (men) and 116.0 (women) in
 * Korea, 122.8 in the United States; APOE ε4 is carried by about 18 % and 25 %. The other figures
 * are plausible, not published.
 *
 * @param age mean and standard deviation of the age at the first possible index of most persons;
 *     some are younger, from 45, or older, to 95
 * @param logBmi mean of ln(BMI), men then women
 * @param logBmiSpread its standard deviation, men then women
 * @param pressure mean systolic pressure, men then women
 * @param smoking shares of never, former, current: men then women
 * @param deprivation shares of the fifths, the least deprived first
 * @param education shares of the six levels of PLCOm2012
 * @param cigarettes mean a day of those who smoke or smoked
 * @param startAge mean age when they began
 * @param bmiMissing share without a BMI, at the mean of what makes it missing
 * @param leaving yearly rate at which people leave, whatever their health
 */
public record SiteProfile(
    Site site,
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
    double[] education,
    double cigarettes,
    double startAge,
    double copd,
    double bmiMissing,
    double leaving) {
  /** The hospitals. */
  public enum Site {
    SEOUL(0, "Seoul"),
    BOSTON(1, "Boston"),
    DAEJEON(2, "Daejeon");

    private final int key;
    private final String title;

    Site(int key, String title) {
      this.key = key;
      this.title = title;
    }

    /** Part of what the random numbers depend on. */
    int key() {
      return key;
    }

    public String title() {
      return title;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean korean() {
      return this != BOSTON;
    }

    public static Optional<Site> of(String id) {
      return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }
  }

  private static final double[] KOREAN_BMI = {3.2012, 3.1385};
  private static final double[] KOREAN_BMI_SPREAD = {0.133, 0.14};

  /** A tertiary hospital in Seoul. */
  static final SiteProfile SEOUL =
      new SiteProfile(
          Site.SEOUL,
          new double[] {69, 4},
          0.54,
          KOREAN_BMI,
          KOREAN_BMI_SPREAD,
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
          new double[] {0.15, 0.15, 0.15, 0.15, 0.25, 0.15},
          16,
          22,
          0.06,
          0.10,
          0.05);

  /** A teaching hospital in Boston. */
  static final SiteProfile BOSTON =
      new SiteProfile(
          Site.BOSTON,
          new double[] {70, 4.1},
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
          new double[] {0.08, 0.24, 0.14, 0.20, 0.18, 0.16},
          20,
          18,
          0.11,
          0.05,
          0.07);

  /** A regional hospital in Daejeon. */
  static final SiteProfile DAEJEON =
      new SiteProfile(
          Site.DAEJEON,
          new double[] {71, 4.2},
          0.58,
          KOREAN_BMI,
          KOREAN_BMI_SPREAD,
          new double[] {120.2, 116.0},
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
          new double[] {0.35, 0.25, 0.12, 0.10, 0.13, 0.05},
          17,
          21,
          0.09,
          0.20,
          0.04);

  public static SiteProfile of(Site site) {
    return switch (site) {
      case SEOUL -> SEOUL;
      case BOSTON -> BOSTON;
      case DAEJEON -> DAEJEON;
    };
  }
}
