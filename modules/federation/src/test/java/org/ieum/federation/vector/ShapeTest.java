package org.ieum.federation.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Labels COLUMNS = Labels.of("column", List.of("age", "sex", "bmi"));

  private static List<String> labels(Field field) {
    return IntStream.range(0, field.length()).mapToObj(field::label).toList();
  }

  @Test
  void pairsRunThroughThePackedUpperTriangleByRows() {
    Labels pairs = Labels.pairs(COLUMNS);
    assertThat(IntStream.range(0, pairs.size()).mapToObj(pairs::at))
        .containsExactly(
            "age × age", "age × sex", "age × bmi", "sex × sex", "sex × bmi", "bmi × bmi");
    assertThat(pairs.each()).isEqualTo("pair of columns");
    assertThat(pairs.at(1, String::toUpperCase)).isEqualTo("AGE × SEX");
    assertThatThrownBy(() -> pairs.at(6)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void cellsRunThroughTheInnerLabelsFirstAndOneLabelAddsNothing() {
    Labels cells = Labels.cells(Labels.of("group", List.of("men", "women")), Labels.bins(2, 12));
    assertThat(IntStream.range(0, cells.size()).mapToObj(cells::at))
        .containsExactly(
            "men: logit -12.000 to 0.000",
            "men: logit 0.000 to 12.000",
            "women: logit -12.000 to 0.000",
            "women: logit 0.000 to 12.000");
    assertThat(Labels.cells(Labels.one(), COLUMNS)).isSameAs(COLUMNS);
    assertThat(Labels.cells(COLUMNS, Labels.one())).isSameAs(COLUMNS);
  }

  @Test
  void aFieldOfEachSiteRepeatsItsLabelsSiteAfterSite() {
    Field own = Field.sum("sum", "", COLUMNS, 1, 2, 3).ownedBy(new Owner.Each(2));
    assertThat(own.length()).isEqualTo(6);
    assertThat(labels(own)).containsExactly("age", "sex", "bmi", "age", "sex", "bmi");
    assertThat(IntStream.range(0, 6).map(i -> own.site(i).orElseThrow()))
        .containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(own.bound(4)).isEqualTo(2);
  }

  @Test
  void fieldsStandOneAfterTheOtherAndBundlesNumberThem() {
    Shape part =
        Shape.of(Field.count("records", "", Labels.one()), Field.count("observed", "", COLUMNS));
    Shape both = Shape.concatenate(List.of(part, part.atSite(1)));
    assertThat(both.length()).isEqualTo(8);
    assertThat(both.offset("1.observed")).isEqualTo(5);
    assertThat(both.field("1.observed").ownName()).isEqualTo("observed");
    assertThat(both.field("1.observed").site(2)).hasValue(1);
    assertThat(both.field("0.observed").site(2)).isEmpty();
    assertThatThrownBy(() -> both.offset("observed")).hasMessageContaining("no field observed");
    assertThatThrownBy(() -> Shape.of(both.fields().get(0), both.fields().get(0)))
        .hasMessageContaining("field 0.records is there twice");
  }

  @Test
  void theSensitivityIsTheNormOfWhatOnePatientMoves() {
    Field sums = Field.sum("sum", "", COLUMNS, 2, 3, 6);
    assertThat(sums.sensitivity().orElseThrow()).isCloseTo(7, within(1e-12));
    assertThat(sums.movedInAtMost(1).sensitivity()).hasValue(6);
    assertThat(sums.ownedBy(new Owner.Each(5)).sensitivity().orElseThrow())
        .as("a patient is at one site")
        .isCloseTo(7, within(1e-12));
    assertThat(sums.withoutSensitivity().sensitivity()).isEmpty();
    assertThat(sums.withSensitivity(1).sensitivity()).hasValue(1);
  }

  @Test
  void aFieldHasAPositiveFiniteBoundForEachLabel() {
    List<double[]> wrong = new ArrayList<>(List.of(new double[] {1, 1}, new double[] {1, 0, 1}));
    wrong.add(new double[] {Double.NaN});
    wrong.add(new double[] {1, 1, Double.POSITIVE_INFINITY});
    for (double[] bounds : wrong) {
      assertThatThrownBy(() -> Field.sum("x", "", COLUMNS, bounds))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("field x");
    }
  }
}
