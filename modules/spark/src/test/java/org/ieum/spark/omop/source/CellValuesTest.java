package org.ieum.spark.omop.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellValuesTest {
  private static final UTF8String NO_ZONE = cell("");
  private static final UTF8String SEOUL = cell("Asia/Seoul");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-05-31",
        " 20190531 ",
        "2019-05-31 00:00:00",
        "2019-05-31T23:59",
        "2019-05-31 23:59:59.123456"
      })
  void aDayIsReadWithOrWithoutATime(String text) {
    assertThat(CellValues.day(cell(text), NO_ZONE)).isEqualTo(day("2019-05-31"));
  }

  @ParameterizedTest
  @CsvSource({
    "2019-05-31T15:00:00Z,2019-06-01",
    "2019-05-31T14:59:59Z,2019-05-31",
    "2019-05-31 15:00:00+00,2019-06-01",
    "2019-05-31 23:30:00+09:00,2019-05-31",
    "2019-05-31 23:30:00 -0500,2019-06-01",
    "2019-05-31 23:30:00 UTC,2019-06-01"
  })
  void aTimeWithAnOffsetIsADayInTheDeclaredZoneAlone(String text, String expected) {
    assertThat(CellValues.day(cell(text), SEOUL)).isEqualTo(day(expected));
    assertThat(CellValues.day(cell(text), NO_ZONE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n.d.",
        "2019-5-31",
        "2019-02-30",
        "20191301",
        "31.05.2019",
        "2019-05-31 and so on",
        "2019-05-31 25:00:00",
        "2019-05-31 12:00:00 in Seoul",
        "+12019-05-31",
        "٢٠١٩-٠٥-٣١"
      })
  void otherTextIsNoDay(String text) {
    assertThat(CellValues.day(cell(text), SEOUL)).isNull();
  }

  @Test
  void wholeNumbersAreDigitsAloneOrWithAPointAndZeros() {
    assertThat(CellValues.whole(cell(" 8507 "))).isEqualTo(8507L);
    assertThat(CellValues.whole(cell("8507.0"))).isEqualTo(8507L);
    assertThat(CellValues.whole(cell("-1"))).isEqualTo(-1L);
    for (String none :
        new String[] {"", "8507.5", "8507.", "1e3", "8507L", "0x10", "99999999999999999999"}) {
      assertThat(CellValues.whole(cell(none))).as(none).isNull();
    }
    assertThat(CellValues.count(cell("99999999999999999999"))).isEqualTo(Long.MAX_VALUE);
    assertThat(CellValues.count(cell("-99999999999999999999"))).isEqualTo(Long.MIN_VALUE);
    assertThat(CellValues.count(cell("many"))).isNull();
  }

  @Test
  void numbersAreDecimalAlone() {
    assertThat(CellValues.number(cell(" 120.5 "))).isEqualTo(120.5);
    assertThat(CellValues.number(cell(" "))).isNull();
    for (String none :
        new String[] {"120d", "120f", "0x1p6", "NaN", "Infinity", "1e400", "120,5"}) {
      Double number = CellValues.number(cell(none));
      assertThat(number != null && Double.isFinite(number)).as(none).isFalse();
    }
  }

  @Test
  void theLocaleOfTheMachineHasNoPartInIt() {
    Locale before = Locale.getDefault();
    try {
      for (String language : new String[] {"ar", "tr", "de", "ko", "th-TH-u-ca-buddhist"}) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(CellValues.number(cell("1.5"))).isEqualTo(1.5);
        assertThat(CellValues.number(cell("INFINITY"))).isInfinite();
        assertThat(CellValues.day(cell("2019-05-31"), NO_ZONE)).isEqualTo(day("2019-05-31"));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static UTF8String cell(String text) {
    return UTF8String.fromString(text);
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
