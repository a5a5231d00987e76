package org.ieum.federation.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallCellsTest {
  private static Shape part(int cells) {
    Labels groups = Labels.of("group", java.util.stream.IntStream.range(0, cells).mapToObj(c -> "g" + c).toList());
    return Shape.of(
        Field.count("all", "records", Labels.one()),
        Field.count("records", "records", groups).withheldBelow("records", 20),
        Field.sum("two", "two numbers a group", Labels.cells(groups, Labels.of("of", List.of("a", "b"))), 5)
            .withheldBelow("records", 20));
  }

  @Test
  void numbersOfCellsWithFewRecordsAreZeroAndAllOthersStay() {
    Random random = new Random(3);
    for (long most : new long[] {1 << 10, 1L << 39}) {
      for (int cells = 1; cells < 6; cells++) {
        Shape shape = Shape.concatenate(List.of(part(cells), part(cells)));
        FixedPoint scale = FixedPoint.of(shape, most);
        double[] numbers = new double[shape.length()];
        for (int j = 0; j < numbers.length; j++) {
          numbers[j] = random.nextInt(40);
        }
        long[] words = new WordSum(scale).add(numbers).words();
        long[] kept = SmallCells.withheld(shape, scale, words);
        int width = 1 + 3 * cells;
        for (int j = 0; j < numbers.length; j++) {
          int at = j % width;
          int start = j - at;
          int cell = at > cells ? (at - cells - 1) / 2 : at - 1;
          boolean shown = at == 0 || numbers[start + 1 + cell] >= 20;
          assertThat(scale.decode(kept, j)).as("%d", j).isEqualTo(shown ? numbers[j] : 0);
        }
      }
    }
  }
}
