package org.ieum.federation.basis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BasisTest {
  private static final double NONE = Double.NaN;
  private static final List<Basis> BASES =
      List.of(
          new Identity(),
          new Logarithm(),
          new Power(60, 2),
          new Power(60, 3),
          new Power(-60, 4),
          new Spline(List.of(45.0, 60.0, 75.0)),
          new Spline(List.of(18.0, 20.0, 21.5, 60.0, 61.0, 75.0, 110.0)),
          new Bands(List.of(50.0, 65.0, 80.0)));

  @Test
  void aSplineIsThatOfHmiscInExactArithmetic() throws IOException {
    List<String> lines = lines("rcspline.csv");
    assertThat(lines).hasSizeGreaterThan(100);
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      double[] expected = numbers(cells[2]);
      double[] knots = numbers(cells[0]);
      double[] found = spline(knots).at(Double.parseDouble(cells[1]));
      assertThat(found).as(line).hasSameSizeAs(expected);
      double scale = knots[knots.length - 1] - knots[0];
      for (int j = 0; j < found.length; j++) {
        assertThat(found[j])
            .as("%s, term %d", line, j)
            .isCloseTo(expected[j], within(4e-14 * scale));
      }
    }
  }

  @Test
  void aSplineIsZeroBeforeItsKnotAndLinearAfterTheLast() {
    Spline spline = spline(45, 60, 75, 85);
    assertThat(spline.at(45)).containsExactly(45, 0, 0);
    assertThat(spline.at(60)[1]).isPositive();
    assertThat(spline.at(60)[2]).isZero();
    for (int j = 1; j < 3; j++) {
      double step = spline.at(86)[j] - spline.at(85)[j];
      assertThat(spline.at(110)[j] - spline.at(109)[j]).isCloseTo(step, within(1e-11));
    }
  }

  @Property(tries = 2000)
  void everyTermStaysWithinItsPublicBounds(@ForAll @DoubleRange(min = 18, max = 110) double x) {
    for (Basis basis : BASES) {
      List<Bounds> bounds = basis.bounds(18, 110);
      double[] terms = basis.at(x);
      assertThat(terms).hasSameSizeAs(bounds);
      for (int j = 0; j < terms.length; j++) {
        Bounds b = bounds.get(j);
        double rounding = 1e-14 * (b.max() - b.min());
        assertThat(terms[j])
            .as("%s of %s", basis, x)
            .isBetween(b.min() - rounding, b.max() + rounding);
      }
    }
  }

  @Test
  void boundsAreReached() {
    assertThat(new Power(60, 2).bounds(18, 110)).containsExactly(new Bounds(0, 2500));
    assertThat(new Power(10, 2).bounds(18, 20)).containsExactly(new Bounds(64, 100));
    assertThat(new Power(60, 3).bounds(50, 70)).containsExactly(new Bounds(-1000, 1000));
    assertThat(new Logarithm().bounds(1, Math.E).get(0).max()).isCloseTo(1, within(1e-15));
    assertThat(spline(0, 1, 2).bounds(-1, 2))
        .containsExactly(new Bounds(-1, 2), new Bounds(0, spline(0, 1, 2).at(2)[1]));
  }

  @Test
  void anAbsentValueHasNoTerm() {
    for (Basis basis : BASES) {
      assertThat(basis.at(NONE)).as(basis.toString()).isNotEmpty().containsOnly(NONE);
    }
  }

  @Test
  void aColumnHasTheTermsOfItsValues() {
    double[] column = {18, 45.5, NONE, 60, 83, 110};
    for (Basis basis : BASES) {
      List<double[]> terms = basis.of(column);
      for (int i = 0; i < column.length; i++) {
        int row = i;
        assertThat(terms.stream().mapToDouble(t -> t[row]).toArray())
            .as("%s of %s", basis, column[i])
            .containsExactly(basis.at(column[i]));
      }
    }
  }

  @Test
  void aValueIsInTheBandThatItsCutsSay() {
    Bands bands = new Bands(List.of(50.0, 65.0, 80.5));
    assertThat(bands.labels())
        .containsExactly("below 50", "50 to below 65", "65 to below 80.5", "80.5 and above");
    assertThat(bands.at(49.999)).containsExactly(0, 0, 0);
    assertThat(bands.at(50)).containsExactly(1, 0, 0);
    assertThat(bands.at(65)).containsExactly(0, 1, 0);
    assertThat(bands.at(80.5)).containsExactly(0, 0, 1);
  }

  @Test
  void saysWhatEachTermIs() {
    assertThat(new Logarithm().words()).containsExactly("log(x)");
    assertThat(new Power(60, 2).words()).containsExactly("(x − 60)²");
    assertThat(new Power(-0.5, 3).words()).containsExactly("(x + 0.5)³");
    assertThat(new Power(0, 2).words()).containsExactly("x²");
    assertThat(new Power(72, 1).words()).containsExactly("x − 72");
    assertThat(spline(45, 60, 75, 85).words())
        .containsExactly(
            "x",
            "spline term 1 with knots 45, 60, 75, 85",
            "spline term 2 with knots 45, 60, 75, 85");
    assertThat(spline(45, 60, 75, 85).summary())
        .isEqualTo("x and 2 spline terms with knots 45, 60, 75, 85");
    assertThat(spline(0, 1, 2.5).summary()).isEqualTo("x and 1 spline term with knots 0, 1, 2.5");
  }

  @Test
  void formulasReadBackToTheSameDoubles() {
    assertThat(Formula.of(new Logarithm())).containsExactly("log(x)");
    assertThat(Formula.of(new Power(60, 2))).containsExactly("(x - 60.0)^2");
    assertThat(Formula.of(new Power(0, 3))).containsExactly("x^3");
    assertThat(Formula.of(spline(0, 1, 2)))
        .containsExactly(
            "x", "0.25 * max(x - 0.0, 0)^3 - 0.5 * max(x - 1.0, 0)^3 + 0.25 * max(x - 2.0, 0)^3");
    assertThat(Formula.of(new Bands(List.of(50.0, 65.0))))
        .containsExactly("1 if 50.0 <= x < 65.0 else 0", "1 if 65.0 <= x else 0");
  }

  @Test
  void refusesWhatIsNoTransform() {
    assertThatThrownBy(() -> spline(1, 2)).hasMessageContaining("expected 3 to 7 knots, found 2");
    assertThatThrownBy(() -> spline(1, 3, 2)).hasMessageContaining("ascending, finite knots");
    assertThatThrownBy(() -> spline(1, 2, NONE)).hasMessageContaining("ascending, finite knots");
    assertThatThrownBy(() -> new Bands(List.of())).hasMessageContaining("found none");
    assertThatThrownBy(() -> new Power(0, 5)).hasMessageContaining("a power of 1 to 4");
    assertThat(new Logarithm().misfit(0, 5)).hasToString("Optional[" + LOG_OF_ZERO + "]");
    assertThat(spline(1, 2, 3).misfit(1, 3)).isEmpty();
    assertThat(spline(1, 2, 3).misfit(1.5, 3)).isPresent();
    assertThat(spline(1, 2, 3).misfit(1, 2.5)).isPresent();
    assertThat(new Bands(List.of(5.0)).misfit(5, 9)).isPresent();
    assertThat(new Bands(List.of(5.0)).misfit(4, 5)).isEmpty();
  }

  private static final String LOG_OF_ZERO =
      "expected a min above 0 where the transform is log, found 0; raise it to the least value that"
          + " can be measured";

  private static Spline spline(double... knots) {
    return new Spline(Arrays.stream(knots).boxed().toList());
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(BasisTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).toList();
    }
  }
}
