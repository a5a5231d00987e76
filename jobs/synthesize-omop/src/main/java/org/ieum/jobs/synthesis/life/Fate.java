package org.ieum.jobs.synthesis.life;

import org.ieum.jobs.synthesis.risk.DementiaRisk;
import org.ieum.jobs.synthesis.risk.SmokingStatus;

/**
 * When dementia, lung cancer and death come, on days or {@link Life#NEVER}.
 *
 * <p>Time of dementia: odds(t) = odds(5 years) · (t / 5 years)^1.3, so that the five-year model is
 * exactly logistic. The equation's probability is that of the diagnosis before death (cumulative
 * incidence): a death that would fall before a diagnosis inside the time-at-risk comes after it.
 *
 * @param earlierDementia number of the visit before any index with which known dementia began; −1
 *     for none
 * @param earlyRuleOut number of a visit before any index with one unconfirmed dementia code; −1
 * @param earlierLung the same for lung cancer
 */
public record Fate(
    int dementia, int lung, int death, int earlierDementia, int earlyRuleOut, int earlierLung) {
  private static final double DEMENTIA_SHAPE = 1.3;
  private static final double LUNG_SHAPE = 1.2;

  static Fate draw(
      Traits traits,
      Visits visits,
      DementiaRisk risk,
      double lungProbability,
      int dementiaFrom,
      int lungFrom,
      int settled,
      int last,
      int first,
      Draws draws) {
    double age = traits.ageOn(settled);
    double prevalence = Math.min(0.4, 0.02 * StrictMath.exp(0.12 * (age - 72)));
    int earlierVisits = visits.before(first < 0 ? Math.min(last, settled) + 1 : first);
    int earlierDementia = before(draws, age < 58 ? 0 : prevalence, earlierVisits);
    int earlyRuleOut = before(draws, 0.004, earlierVisits);
    int earlierLung = before(draws, 0.004, earlierVisits);
    double dementiaOdds = risk.probability() / (1 - risk.probability());
    double dementiaTime = oddsTime(draws.uniform(), dementiaOdds, DEMENTIA_SHAPE);
    int dementia =
        earlierDementia >= 0 || earlyRuleOut >= 0
            ? Life.NEVER
            : day(dementiaFrom + 1, Risks.DEMENTIA_DAYS, dementiaTime);
    int early = draws.with(0.03 * lungProbability) ? draws.between(1, Risks.LUNG_FROM - 1) : -1;
    double lungOdds = lungProbability / (1 - lungProbability);
    double lungTime = oddsTime(draws.uniform(), lungOdds, LUNG_SHAPE);
    int lung =
        earlierLung >= 0
            ? Life.NEVER
            : early > 0
                ? lungFrom + early
                : day(lungFrom + Risks.LUNG_FROM, Risks.LUNG_TO - Risks.LUNG_FROM + 1, lungTime);
    int natural = settled + 1 + lifetime(traits, age, draws);
    double afterDementia = 6 * Span.YEAR * draws.exponential();
    double afterLung = 1.8 * Span.YEAR * draws.exponential();
    int death = natural;
    if (dementia > death && dementia - dementiaFrom > Risks.DEMENTIA_DAYS) {
      dementia = Life.NEVER;
    }
    if (lung > death && lung - lungFrom > Risks.LUNG_TO) {
      lung = Life.NEVER;
    }
    death = withIllness(death, dementia, afterDementia);
    death = withIllness(death, lung, afterLung);
    int least =
        Math.max(
            settled,
            Math.max(within(dementia, dementiaFrom + 1825), within(lung, lungFrom + 2190)));
    death = Math.max(death, least + 30);
    return new Fate(
        dementia > death ? Life.NEVER : dementia,
        lung > death ? Life.NEVER : lung,
        death,
        earlierDementia,
        earlyRuleOut,
        earlierLung);
  }

  private static int before(Draws draws, double probability, int visits) {
    boolean happens = draws.with(probability);
    int at = (int) (draws.uniform() * visits);
    return happens && visits > 0 ? at : -1;
  }

  /** Solves odds · t^shape = u / (1 − u). */
  private static double oddsTime(double u, double odds, double shape) {
    return StrictMath.pow(u / (1 - u) / odds, 1 / shape);
  }

  /** The day at fraction {@code time} of a span of so many days; a day within iff time < 1. */
  private static int day(int from, int days, double time) {
    return time > 40 ? Life.NEVER : from + (int) (days * time);
  }

  private static int withIllness(int death, int illness, double days) {
    return illness < death ? Math.min(death, illness + 30 + (int) days) : death;
  }

  private static int within(int day, int horizon) {
    return day <= horizon ? day : 0;
  }

  /** Gompertz: the hazard doubles about every seven years of age. */
  private static int lifetime(Traits traits, double age, Draws draws) {
    double slope = 0.095;
    double hazard =
        0.010
            * StrictMath.exp(slope * (age - 65))
            * (traits.female() ? 0.75 : 1.15)
            * (traits.smoking().status() == SmokingStatus.CURRENT ? 1.5 : 1)
            * (traits.diabetes() ? 1.3 : 1)
            * (traits.stroke() != 0 ? 1.5 : 1)
            * (traits.copd() ? 1.4 : 1);
    double years = StrictMath.log1p(slope * draws.exponential() / hazard) / slope;
    return (int) Math.min(100_000, years * Span.YEAR);
  }
}
