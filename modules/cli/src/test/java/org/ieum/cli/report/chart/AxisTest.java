package org.ieum.cli.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Appraisal.RiskBand;
import org.junit.jupiter.api.Test;

class AxisTest {
  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::label).toList();
  }

  @Test
  void ticksAreRoundNumbers() {
    assertThat(labels(Axis.linear("x", 0, 0.0867, 5, Numbers::round)))
        .containsExactly("0%", "2%", "4%", "6%", "8%");
    assertThat(labels(Axis.linear("x", -0.1, 0.21, 3, Numbers::plain))).containsExactly("0", "0.2");
  }

  @Test
  void anAxisFromZeroEndsAtATickAboveTheLargest() {
    Axis axis = Axis.fromZero("kB", 5.4, 4, Numbers::plain);
    assertThat(axis.high()).isEqualTo(6);
    assertThat(Axis.fromZero("kB", 0, 4, Numbers::plain).high()).isEqualTo(1);
    assertThat(Axis.fromZero("kB", Double.NaN, 4, Numbers::plain).high()).isEqualTo(1);
  }

  @Test
  void ratiosAreAsFarFromOneUpwardsAsDownwards() {
    Axis axis = Axis.ratio("O/E", 0.5, 2, Numbers::plain);
    assertThat(axis.place(1)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aLineThatLeavesThePictureIsCutAtItsEdge() {
    List<List<double[]>> parts =
        Clip.inside(List.of(new double[] {0, 0.5}, new double[] {1, 1.5}, new double[] {1, 0}));
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).get(1)).containsExactly(0.5, 1);
    assertThat(parts.get(1).get(0)).containsExactly(1, 1);
  }

  @Test
  void pointsThatAreNoNumbersEndALine() {
    List<double[]> line =
        List.of(
            new double[] {0, 0},
            new double[] {0.2, 0.2},
            new double[] {0.4, Double.NaN},
            new double[] {0.6, 0.6},
            new double[] {0.8, 0.8});
    assertThat(Clip.inside(line)).hasSize(2);
  }

  @Test
  void spreadBandsKeepTheirWeight() {
    double[] edges = {0, 0.25, 0.5, 0.75, 1};
    double[] bins =
        Spread.over(List.of(new RiskBand(0, 0.5, 8, 0), new RiskBand(0.5, 1, 4, 0)), edges, true);
    assertThat(bins).containsExactly(new double[] {4, 4, 2, 2}, within(1e-12));
  }
}
