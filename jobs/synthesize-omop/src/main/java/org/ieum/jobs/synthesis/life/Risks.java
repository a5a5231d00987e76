package org.ieum.jobs.synthesis.life;

import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.ieum.jobs.synthesis.risk.DementiaRisk;
import org.ieum.jobs.synthesis.risk.Odds;
import org.ieum.jobs.synthesis.risk.Park2013;
import org.ieum.jobs.synthesis.risk.PlcoM2012;
import org.ieum.jobs.synthesis.risk.SmokingStatus;

/** A person's place in the risk equations, at an index day. */
public final class Risks {
  /** Last day of the dementia study's time-at-risk; its first is 1. */
  public static final int DEMENTIA_DAYS = 1825;

  /** First and last day of the lung study's time-at-risk. */
  public static final int LUNG_FROM = 183;

  public static final int LUNG_TO = 2190;

  private static final double LUNG_YEARS = 6;

  private Risks() {}

  static DementiaRisk dementia(Traits traits, int index, double bmi) {
    return new DementiaRisk(
        traits.ageOn(index),
        traits.female(),
        bmi,
        traits.antihypertensive(),
        Span.decimalYear(index),
        traits.deprivation(),
        traits.smoking().status(),
        traits.heavyAlcohol(),
        traits.depression(),
        traits.aspirin(),
        traits.stroke() != 0,
        traits.atrialFibrillation(),
        traits.diabetes(),
        traits.apoe4());
  }

  /**
   * Probability of lung cancer in the time-at-risk: Park 2013 for Korean men, PLCOm2012 for the
   * others who ever smoked. Both equations' six years are taken to be days 183 to 2,190. Who never
   * smoked has, outside both, small odds that grow with age.
   */
  static double lung(Site site, Traits traits, int index, double bmi) {
    if (site.korean() && !traits.female()) {
      return park(traits, index, bmi).within(LUNG_YEARS);
    }
    if (!traits.smoking().ever()) {
      return Odds.probability(-6.4 + 0.07 * (traits.ageOn(index) - 62));
    }
    return plco(traits, index, bmi).probability();
  }

  static Park2013 park(Traits traits, int index, double bmi) {
    return new Park2013(
        traits.ageOn(index),
        traits.smoking().status(),
        traits.smoking().cigarettes() / 20.0,
        traits.smoking().startAge(),
        bmi,
        traits.activity(),
        Math.rint(traits.glucose()));
  }

  static PlcoM2012 plco(Traits traits, int index, double bmi) {
    Smoking smoking = traits.smoking();
    return new PlcoM2012(
        traits.ageOn(index),
        traits.race(),
        traits.hispanic(),
        traits.education(),
        bmi,
        traits.copd(),
        traits.cancer() > 0,
        traits.familyLungCancer(),
        smoking.status() == SmokingStatus.CURRENT,
        smoking.cigarettes(),
        smoking.years(),
        smoking.quitYears());
  }
}
