package org.ieum.jobs.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.Risks;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fixed seed; tolerances are three standard errors of the sample, or as published. */
class BaseRatesTest {
  private static final int PERSONS = 20_000;
  private static final List<Life> LIVES = new ArrayList<>();

  @BeforeAll
  static void draw() {
    for (Site site : Site.values()) {
      Hospital hospital = new Hospital(site, PERSONS, Hospital.SEED, new Density(Density.LEAST));
      for (long person = 1; person <= PERSONS; person++) {
        LIVES.add(hospital.life(person));
      }
    }
  }

  private static double mean(Predicate<Life> whom, ToDoubleFunction<Life> of) {
    return LIVES.stream().filter(whom).mapToDouble(of).average().orElseThrow();
  }

  private static Predicate<Life> at(Site... sites) {
    return life -> List.of(sites).contains(life.site());
  }

  private static double dementia(Life life) {
    int day = life.fate().dementia();
    return day != Life.NEVER && day - life.dementiaIndex() <= Risks.DEMENTIA_DAYS ? 1 : 0;
  }

  private static double lung(Life life) {
    int day = life.fate().lung();
    return day != Life.NEVER && day - life.lungIndex() <= Risks.LUNG_TO ? 1 : 0;
  }

  @Test
  void dementiaWithinFiveYearsIsAsRareAsPublished() {
    double expected = mean(Life::dementiaEligible, l -> l.dementiaRisk().probability());
    assertThat(expected).isBetween(0.017, 0.019);
    assertThat(mean(Life::dementiaEligible, BaseRatesTest::dementia))
        .isCloseTo(expected, within(3 * Math.sqrt(expected / 45_000)));
  }

  @Test
  void noModelOfDementiaCanDiscriminateBeyondTheCeiling() {
    List<Double> risks =
        LIVES.stream()
            .filter(Life::dementiaEligible)
            .map(l -> l.dementiaRisk().probability())
            .sorted(Comparator.naturalOrder())
            .toList();
    double below = 0;
    double concordant = 0;
    double cases = 0;
    for (double risk : risks) {
      concordant += risk * below;
      below += 1 - risk;
      cases += risk;
    }
    assertThat(concordant / (cases * below)).isBetween(0.76, 0.78);
  }

  @Test
  void lungCancerComesAsOftenAsItsEquationsSay() {
    for (Site site : Site.values()) {
      Predicate<Life> eligible = at(site).and(Life::lungEligible);
      double expected = mean(eligible, Life::lungProbability);
      assertThat(mean(eligible, BaseRatesTest::lung))
          .isCloseTo(expected, within(3 * Math.sqrt(expected / 6_000)));
    }
  }

  @Test
  void sitesDifferAsPublished() {
    Predicate<Life> korean = at(Site.SEOUL, Site.DAEJEON);
    Predicate<Life> women = l -> l.traits().female();
    ToDoubleFunction<Life> overweight = l -> l.traits().bmi() >= 25 ? 1 : 0;
    assertThat(mean(korean.and(women.negate()), overweight)).isCloseTo(0.447, within(0.012));
    assertThat(mean(korean.and(women), overweight)).isCloseTo(0.283, within(0.012));
    assertThat(mean(at(Site.BOSTON), l -> l.traits().bmi())).isCloseTo(29.8, within(0.15));
    ToDoubleFunction<Life> pressure = l -> l.traits().pressure();
    assertThat(mean(korean.and(women.negate()), pressure)).isCloseTo(120.2, within(1.0));
    assertThat(mean(korean.and(women), pressure)).isCloseTo(116.0, within(1.0));
    assertThat(mean(at(Site.BOSTON), pressure)).isCloseTo(122.8, within(1.0));
    ToDoubleFunction<Life> apoe4 = l -> l.traits().apoe4() ? 1 : 0;
    assertThat(mean(korean, apoe4)).isCloseTo(0.18, within(0.01));
    assertThat(mean(at(Site.BOSTON), apoe4)).isCloseTo(0.25, within(0.01));
  }

  @Test
  void bodyMassIsMissingAsOftenAsTheSiteForgetsIt() {
    ToDoubleFunction<Life> missing = l -> l.bmiOnRecord(l.dementiaIndex()) ? 0 : 1;
    Predicate<Life> eligible = Life::dementiaEligible;
    assertThat(mean(eligible.and(at(Site.SEOUL)), missing)).isCloseTo(0.10, within(0.02));
    assertThat(mean(eligible.and(at(Site.BOSTON)), missing)).isCloseTo(0.05, within(0.02));
    assertThat(mean(eligible.and(at(Site.DAEJEON)), missing)).isCloseTo(0.20, within(0.04));
    Predicate<Life> low = l -> l.traits().depression();
    assertThat(mean(eligible.and(low), missing))
        .isGreaterThan(1.2 * mean(eligible.and(low.negate()), missing));
  }

  @Test
  void rowsAPersonAreAsManyAsAskedFor() {
    for (int events : new int[] {Density.LEAST, 120}) {
      long[] rows = new long[1];
      for (Site site : Site.values()) {
        Hospital hospital = new Hospital(site, 1500, 7, new Density(events));
        for (CdmTable table : CdmTable.values()) {
          if (table.ofPersons()) {
            hospital.rows(table, 1, 1500, row -> rows[0]++);
          }
        }
      }
      assertThat(rows[0] / 4500.0).isCloseTo(events, within(0.1 * events));
    }
  }

  @Test
  void aPersonDoesNotDependOnHowManyThereAre() {
    Density density = new Density(60);
    assertThat(new Hospital(Site.BOSTON, 10, 5, density).life(7).fate())
        .isEqualTo(new Hospital(Site.BOSTON, 1_000_000, 5, density).life(7).fate());
    assertThat(new Hospital(Site.BOSTON, 10, 6, density).life(7).traits())
        .isNotEqualTo(new Hospital(Site.BOSTON, 10, 5, density).life(7).traits());
  }
}
