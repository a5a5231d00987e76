package org.ieum.spark.omop.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CensoringCurveTest {
  /** Ten persons: 1 event on day 3; 2 lost on 5; 1 event and 1 lost on 7; 5 to the end, day 9. */
  private static CensoringCurve curve(double maximum) {
    return new CensoringCurve(
        new TreeMap<>(Map.of(3, 1L, 7, 1L, 9, 5L)), new TreeMap<>(Map.of(5, 2L, 7, 1L)), maximum);
  }

  @Test
  void isKaplanMeierOfTheLossesWithEventsFirst() {
    CensoringCurve curve = curve(100);
    assertThat(curve.freeBefore(3)).isEqualTo(1);
    assertThat(curve.freeBefore(5)).isEqualTo(1);
    // 2 of the 9 that were left on day 5.
    assertThat(curve.freeBefore(7)).isCloseTo(7.0 / 9, within(1e-15));
    // 1 of the 6 that were left on day 7 after that day's event.
    assertThat(curve.freeBefore(9)).isCloseTo(7.0 / 9 * 5 / 6, within(1e-15));
  }

  @Test
  void weightsSumToThePersonsAndAreCutAtTheMaximum() {
    CensoringCurve curve = curve(100);
    double sum = curve.weight(true, 3) + curve.weight(true, 7) + 5 * curve.weight(true, 9);
    assertThat(sum).isCloseTo(10, within(1e-12));
    assertThat(curve.weight(false, 7)).isZero();
    assertThat(curve(1.2).weight(true, 9)).isEqualTo(1.2);
  }
}
