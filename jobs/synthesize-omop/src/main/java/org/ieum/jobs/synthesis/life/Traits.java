package org.ieum.jobs.synthesis.life;

import org.ieum.jobs.synthesis.risk.Odds;
import org.ieum.jobs.synthesis.risk.Park2013.Activity;
import org.ieum.jobs.synthesis.risk.Race;

/**
 * What a person brings along and keeps.
 *
 * @param entry day on which observation begins
 * @param birth day of birth
 * @param bmi at the first possible index, kg/m²
 * @param bmiDrift change a year
 * @param bmiKnown whether the hospital measures it before an index; less often where the person is
 *     thin, ill or depressed, so that its absence says something
 * @param pressure mean systolic pressure, mmHg
 * @param glucose fasting, mg/dL
 * @param deprivation fifth, 1 for the least deprived
 * @param stroke 0 none, 1 infarction, 2 transient ischaemia
 * @param cancer 0 none, else 1 + an index into the kinds of cancer
 * @param frailty about 1; how ill the person is, which decides on visits and missing values
 */
public record Traits(
    int entry,
    int birth,
    boolean female,
    Race race,
    boolean hispanic,
    int education,
    int deprivation,
    double bmi,
    double bmiDrift,
    boolean bmiKnown,
    double pressure,
    double glucose,
    Smoking smoking,
    Activity activity,
    boolean heavyAlcohol,
    boolean familyLungCancer,
    boolean antihypertensive,
    boolean aspirin,
    boolean depression,
    int stroke,
    boolean atrialFibrillation,
    boolean diabetes,
    boolean copd,
    boolean hearingLoss,
    int cancer,
    boolean apoe4,
    double frailty) {
  static Traits draw(SiteProfile site, Draws draws) {
    int entry = draws.between(Span.FIRST_ENTRY, Span.LAST_ENTRY);
    double age = age(site, draws);
    double older = (age - 68) / 10;
    boolean female = draws.with(site.female());
    int sex = female ? 1 : 0;
    int earliest = Math.max(entry + 365, Span.WINDOW_START);
    int birth = earliest - (int) Math.rint(age * Span.YEAR);
    double bmi = StrictMath.exp(site.logBmi()[sex] + site.logBmiSpread()[sex] * draws.normal());
    double drift = 0.25 * draws.normal();
    boolean treated = draws.with(Odds.shifted(site.treatedPressure(), 0.5 * older));
    double pressure = site.pressure()[sex] + 3 * older + 11 * draws.normal();
    boolean diabetes = draws.with(Odds.shifted(site.diabetes(), 0.3 * older));
    double glucose = diabetes ? 135 + 25 * draws.normal() : 97 + 9 * draws.normal();
    boolean depression = draws.with(Odds.shifted(site.depression(), female ? 0.2 : -0.25));
    boolean fibrillation = draws.with(Odds.shifted(site.atrialFibrillation(), 0.9 * older));
    double vessels = 0.7 * older + (diabetes ? 0.3 : 0) + (fibrillation ? 0.7 : 0);
    boolean stroke = draws.with(Odds.shifted(site.stroke(), vessels));
    boolean transientStroke = draws.with(0.3);
    boolean aspirin = draws.with(Odds.shifted(site.aspirin(), 0.4 * older + (stroke ? 1.5 : 0)));
    Smoking smoking = Smoking.draw(site, sex, age, draws);
    double lungs = 0.5 * older + (smoking.ever() ? 0.8 : -1.2);
    boolean copd = draws.with(Odds.shifted(site.copd(), lungs));
    double frailty =
        (0.7 + 0.15 * draws.exponential())
            * (1 + (stroke ? 0.3 : 0) + (depression ? 0.3 : 0) + (diabetes ? 0.2 : 0));
    double unseen =
        (bmi < 20 ? 0.8 : 0) + (depression ? 0.5 : -0.1) + 0.3 * older + 0.6 * (frailty - 1);
    return new Traits(
        entry,
        birth,
        female,
        race(site, draws),
        !site.site().korean() && draws.with(0.07),
        1 + draws.among(site.education()),
        1 + draws.among(site.deprivation()),
        Math.max(14, Math.min(60, bmi)),
        drift,
        !draws.with(Odds.shifted(site.bmiMissing(), unseen)),
        pressure,
        Math.max(60, glucose),
        smoking,
        draws.pick(Activity.values(), 0.48, 0.16, 0.29, 0.07),
        draws.with(site.heavyAlcohol()[sex]),
        draws.with(0.04),
        treated,
        aspirin,
        depression,
        !stroke ? 0 : transientStroke ? 2 : 1,
        fibrillation,
        diabetes,
        copd,
        draws.with(Odds.shifted(0.15, 0.8 * older)),
        draws.with(Odds.shifted(0.05, 0.4 * older)) ? 1 + draws.between(0, 4) : 0,
        draws.with(site.apoe4()),
        frailty);
  }

  private static double age(SiteProfile site, Draws draws) {
    int group = draws.among(0.84, 0.13, 0.03);
    double usual = site.age()[0] + site.age()[1] * draws.normal();
    double within = draws.uniform();
    return switch (group) {
      case 0 -> Math.max(45, Math.min(94, usual));
      case 1 -> 45 + 15 * within;
      default -> 84 + 10 * within;
    };
  }

  private static Race race(SiteProfile site, Draws draws) {
    int share = draws.among(0.80, 0.08, 0.08, 0.04);
    if (site.site().korean()) {
      return share == 3 ? Race.ASIAN : Race.KOREAN;
    }
    return switch (share) {
      case 0 -> Race.WHITE;
      case 1 -> Race.BLACK;
      case 2 -> Race.ASIAN;
      default -> Race.UNKNOWN;
    };
  }

  /** BMI on a day, in tenths as a nurse writes it. */
  public double bmiOn(int day) {
    double years = (day - entry) / Span.YEAR;
    return Math.rint(10 * Math.max(13, Math.min(62, bmi + bmiDrift * years))) / 10;
  }

  /** Years on a day. */
  public double ageOn(int day) {
    return (day - birth) / Span.YEAR;
  }

  /** Calendar years, as cohort definitions count age. */
  public int calendarAge(int day) {
    return Span.year(day) - Span.year(birth);
  }
}
