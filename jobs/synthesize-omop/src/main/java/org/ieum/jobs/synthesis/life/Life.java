package org.ieum.jobs.synthesis.life;

import org.ieum.jobs.synthesis.life.Draws.Stream;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.ieum.jobs.synthesis.risk.DementiaRisk;

/**
 * One person from entry to the end of observation: a pure function of seed, site, person and
 * density.
 *
 * @param end last observed day: of leaving, of death or of the database
 * @param leave day of leaving, observed or not
 * @param visits up to {@code end}
 * @param bmiDays visits on which the BMI is measured, by number
 * @param dementiaIndex first visit at 60 to 84 that the dementia study may take; −1 for none
 * @param lungIndex the same at 50 to 79
 * @param before all lasting illness is on record before this day
 * @param settled the later of the two indices; where there is none, the first possible day
 * @param fate what happens, whether observed or not
 */
public record Life(
    Site site,
    long seed,
    long person,
    Density density,
    Traits traits,
    int end,
    int leave,
    Visits visits,
    boolean[] bmiDays,
    int dementiaIndex,
    int lungIndex,
    int before,
    int settled,
    DementiaRisk dementiaRisk,
    double lungProbability,
    Fate fate) {
  /** A day that never comes. */
  public static final int NEVER = Integer.MAX_VALUE;

  private static final int BMI_WINDOW = 730;

  /** Person ids count from 1. */
  public static Life draw(Site site, Density density, long seed, long person) {
    SiteProfile profile = SiteProfile.of(site);
    Draws draws = new Draws(seed, site.key(), person, Stream.TRAITS);
    Traits traits = Traits.draw(profile, draws);
    Draws timing = new Draws(seed, site.key(), person, Stream.FATE);
    double stay = timing.exponential() / profile.leaving() * Span.YEAR;
    int leave = traits.entry() + (int) Math.min(100_000, Math.max(1, stay));
    int last = Math.min(leave, Span.CUT);
    Visits all =
        Visits.draw(traits, density, last, new Draws(seed, site.key(), person, Stream.VISITS));
    int dementiaIndex = all.index(traits, 60, 84);
    int lungIndex = all.index(traits, 50, 79);
    int first = first(dementiaIndex, lungIndex);
    int nominal = Math.max(traits.entry() + 365, Span.WINDOW_START);
    int settled = Math.max(Math.max(dementiaIndex, lungIndex), first < 0 ? nominal : 0);
    Draws body = new Draws(seed, site.key(), person, Stream.BODY);
    boolean[] bmiDays = bmiDays(traits, density, all, dementiaIndex, lungIndex, body);
    int dementiaFrom = dementiaIndex < 0 ? settled : dementiaIndex;
    int lungFrom = lungIndex < 0 ? settled : lungIndex;
    DementiaRisk dementia =
        Risks.dementia(traits, dementiaFrom, bmi(traits, all, bmiDays, dementiaFrom));
    double lungBmi = bmi(traits, all, bmiDays, lungFrom);
    double lung = Risks.lung(site, traits, lungFrom, lungBmi);
    Fate fate =
        Fate.draw(
            traits, all, dementia, lung, dementiaFrom, lungFrom, settled, last, first, timing);
    int end = Math.min(last, fate.death());
    return new Life(
        site,
        seed,
        person,
        density,
        traits,
        end,
        leave,
        all.until(end),
        bmiDays,
        dementiaIndex,
        lungIndex,
        first < 0 ? Math.min(end, nominal) + 1 : first,
        settled,
        dementia,
        lung,
        fate);
  }

  private static int first(int a, int b) {
    return a < 0 ? b : b < 0 ? a : Math.min(a, b);
  }

  /**
   * Whoever is known is measured at the last visit before either index, and often besides; whoever
   * is not has no BMI in the two years before.
   */
  private static boolean[] bmiDays(
      Traits traits,
      Density density,
      Visits visits,
      int dementiaIndex,
      int lungIndex,
      Draws draws) {
    boolean[] measured = new boolean[visits.count()];
    int settled = Math.max(dementiaIndex, lungIndex);
    for (int i = 0; i < measured.length; i++) {
      int day = visits.days()[i];
      boolean usual = draws.with(day < settled ? 0.45 / Math.sqrt(density.pace()) : 0.12);
      boolean hidden =
          !traits.bmiKnown() && (precedes(day, dementiaIndex) || precedes(day, lungIndex));
      measured[i] = usual && !hidden;
    }
    if (traits.bmiKnown()) {
      for (int index : new int[] {dementiaIndex, lungIndex}) {
        int lastBefore = visits.before(index) - 1;
        if (index >= 0 && lastBefore >= 0) {
          measured[lastBefore] = true;
        }
      }
    }
    return measured;
  }

  private static boolean precedes(int day, int index) {
    return day < index && day >= index - BMI_WINDOW;
  }

  /** The BMI that counts: the last one measured in the two years before, else the true one. */
  private static double bmi(Traits traits, Visits visits, boolean[] measured, int index) {
    for (int i = visits.before(index) - 1; i >= 0; i--) {
      if (measured[i] && precedes(visits.days()[i], index)) {
        return traits.bmiOn(visits.days()[i]);
      }
    }
    return traits.bmiOn(index);
  }

  /** Whether a BMI stands in the record of the two years before an index. */
  public boolean bmiOnRecord(int index) {
    for (int i = visits.before(index) - 1; i >= 0; i--) {
      if (bmiDays[i] && precedes(visits.days()[i], index)) {
        return true;
      }
    }
    return false;
  }

  /** Random numbers of one aspect of this person. */
  public Draws draws(Stream stream) {
    return new Draws(seed, site.key(), person, stream);
  }

  /** Whether the target cohort of the dementia study has this person. */
  public boolean dementiaEligible() {
    return dementiaIndex >= 0 && fate.earlierDementia() < 0 && fate.earlyRuleOut() < 0;
  }

  /** Whether the target cohort and the prior-outcome rule of the lung study let this person in. */
  public boolean lungEligible() {
    return lungIndex >= 0
        && traits.smoking().ever()
        && fate.earlierLung() < 0
        && fate.lung() - (long) lungIndex >= Risks.LUNG_FROM;
  }

  /** Whether the diagnosis is on record. */
  public boolean dementiaObserved() {
    return fate.dementia() <= end;
  }

  /** Whether lung cancer is on record: its confirmation takes a second day. */
  public boolean lungObserved() {
    return fate.lung() < end;
  }

  public boolean deathObserved() {
    return fate.death() == end;
  }
}
