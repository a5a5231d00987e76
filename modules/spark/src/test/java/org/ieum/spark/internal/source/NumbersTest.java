package org.ieum.spark.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({"0,0", "-1.5,-1.5", "+2,2", ".5,0.5", "3.,3", "1e3,1000", "-2.5E-2,-0.025"})
  void readsDecimalNumbers(String text, double expected) {
    assertThat(Numbers.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", "e5", "1e", "1e+", "1,5", "0x10", "1d", "12 kg", "1.2.3", "NA"})
  void readsOtherTextAsNone(String text) {
    assertThat(Numbers.parse(text)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-inf", "INF", "1e999"})
  void tellsNumbersThatAreNotFinite(String text) {
    assertThat(Numbers.parse(text)).isInfinite();
  }
}
