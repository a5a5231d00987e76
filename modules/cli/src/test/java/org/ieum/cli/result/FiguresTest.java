package org.ieum.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void numbersHaveSixSignificantDigits() {
    assertThat(Figures.number(-6.4812034)).isEqualTo("-6.48120");
    assertThat(Figures.number(0.2100341)).isEqualTo("0.210034");
    assertThat(Figures.number(123456.78)).isEqualTo("123457");
    assertThat(Figures.number(0.00111513)).isEqualTo("0.00111513");
    assertThat(Figures.number(1.5e-6)).isEqualTo("1.5000e-06");
    assertThat(Figures.number(Double.NaN)).isEqualTo("–");
  }

  @Test
  void smallProbabilitiesAreNotPrintedAsZero() {
    assertThat(Figures.pValue(0.0004)).isEqualTo("<0.001");
    assertThat(Figures.pValue(0.0421)).isEqualTo("0.042");
  }

  @Test
  void bytesHaveAUnit() {
    assertThat(Figures.bytes(812)).isEqualTo("812 B");
    assertThat(Figures.bytes(12_400)).isEqualTo("12.4 kB");
    assertThat(Figures.bytes(3_000_000)).isEqualTo("3.0 MB");
  }

  @Test
  void aTableAlignsItsColumns() {
    assertThat(Table.of("a", "bb").row("ccc", "d").lines()).containsExactly("a    bb", "ccc   d");
  }
}
