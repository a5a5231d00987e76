package org.ieum.jobs.synthesis.risk;

/**
 * PLCOm2012: lung cancer within six years of ever-smokers (Tammemägi et al., NEJM 2013;368:728,
 * Table 2).
 *
 * @param age years
 * @param education 1 less than high school to 6 postgraduate
 * @param bmi kg/m²
 * @param cigarettes a day, greater than 0
 * @param smokeYears years of smoking
 * @param quitYears years since; 0 for those who smoke
 */
public record PlcoM2012(
    double age,
    Race race,
    boolean hispanic,
    int education,
    double bmi,
    boolean copd,
    boolean personalCancer,
    boolean familyLungCancer,
    boolean current,
    double cigarettes,
    double smokeYears,
    double quitYears) {
  private static final double INTERCEPT = -4.532506;

  public double logit() {
    double group =
        hispanic
            ? -0.7434744
            : switch (race) {
              case BLACK -> 0.3944778;
              case ASIAN, KOREAN -> -0.466585;
              case WHITE, UNKNOWN -> 0;
            };
    return INTERCEPT
        + 0.0778868 * (age - 62)
        + group
        - 0.0812744 * (education - 4)
        - 0.0274194 * (bmi - 27)
        + (copd ? 0.3553063 : 0)
        + (personalCancer ? 0.4589971 : 0)
        + (familyLungCancer ? 0.587185 : 0)
        + (current ? 0.2597431 : 0)
        - 1.822606 * (10 / cigarettes - 0.4021541613)
        + 0.0317321 * (smokeYears - 27)
        - 0.0308572 * (quitYears - 10);
  }

  public double probability() {
    return Odds.probability(logit());
  }
}
