package org.ieum.jobs.synthesis.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ieum.jobs.synthesis.risk.Park2013.Activity;
import org.junit.jupiter.api.Test;

class RiskEquationsTest {
  /**
   * Half a pack to a pack a day since his thirties, BMI 23 to 24.9, light activity, glucose low.
   */
  private static Park2013 example(double glucose) {
    return new Park2013(50, SmokingStatus.CURRENT, 0.75, 35, 24, Activity.LIGHT, glucose);
  }

  @Test
  void parksWorkedExampleIsReproduced() {
    assertThat(100 * example(100).probability()).isCloseTo(0.5782, within(0.00005));
  }

  @Test
  void parksExampleWithHighGlucoseIsWhatAnIndependentProgramFinds() {
    assertThat(100 * example(130).probability()).isCloseTo(0.63, within(0.005));
  }

  @Test
  void parksHazardIsConstantOverEightYears() {
    double eight = example(100).within(8);
    double four = example(100).within(4);
    assertThat(1 - (1 - four) * (1 - four)).isCloseTo(eight, within(1e-12));
  }

  /**
   * Every centred term is 0 (25 cigarettes a day but for rounding), so only the intercept stays.
   */
  @Test
  void plcoOfItsReferencePersonIsTheIntercept() {
    PlcoM2012 reference =
        new PlcoM2012(
            62, Race.WHITE, false, 4, 27, false, false, false, false, 10 / 0.4021541613, 27, 10);
    assertThat(reference.logit()).isCloseTo(-4.532506, within(1e-9));
    assertThat(reference.probability()).isCloseTo(0.010639281944439995, within(1e-12));
  }

  /** Computed by hand from the paper's Table 2. */
  @Test
  void plcoAgreesWithComputationsByHand() {
    PlcoM2012 high =
        new PlcoM2012(70, Race.BLACK, false, 2, 24, true, false, true, true, 20, 50, 0);
    PlcoM2012 low =
        new PlcoM2012(58, Race.ASIAN, false, 6, 23.5, false, true, false, false, 10, 20, 15);
    assertThat(high.probability()).isCloseTo(0.23008762187351678, within(1e-12));
    assertThat(low.probability()).isCloseTo(0.0016850558171688215, within(1e-12));
  }

  @Test
  void dementiaRiskAtItsCentresIsTheIntercept() {
    DementiaRisk centre = dementia(65.608, SmokingStatus.NEVER, false);
    assertThat(centre.logit()).isCloseTo(DementiaRisk.INTERCEPT, within(1e-12));
  }

  /** 10 · 0.20921 − 100 · 0.00339 − 0.08657 + 1.128651 above the centre. */
  @Test
  void dementiaRiskAddsAgeSmokingAndApoe() {
    DementiaRisk older = dementia(75.608, SmokingStatus.CURRENT, true);
    assertThat(older.logit() - DementiaRisk.INTERCEPT).isCloseTo(2.795181, within(1e-9));
  }

  private static DementiaRisk dementia(double age, SmokingStatus smoking, boolean apoe4) {
    return new DementiaRisk(
        age, false, 27.501, false, 2003.719, 1, smoking, false, false, false, false, false, false,
        apoe4);
  }
}
