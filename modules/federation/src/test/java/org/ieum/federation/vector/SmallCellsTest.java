package org.ieum.federation.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallCellsTest {
  private static final int LEAST = 20;

  private static Shape part(int cells) {
    Labels groups =
        Labels.of("group", IntStream.range(0, 2 * cells).mapToObj(c -> "g" + c).toList());
    CellSize size = new CellSize("records", LEAST, "all", List.of(cells, cells));
    Labels pairs = Labels.cells(groups, Labels.of("of", List.of("a", "b")));
    return Shape.of(
        Field.count("all", "records", Labels.one())
            .withheldBelow(new CellSize("all", LEAST, "all", List.of(1))),
        Field.count("records", "records", groups).withheldBelow(size),
        Field.sum("two", "two numbers a group", pairs, 5).withheldBelow(size));
  }

  /** Records of two divisions of the same whole; a record may be in no cell. */
  private static double[] numbers(Random random, int cells) {
    double[] out = new double[1 + 6 * cells];
    int all = 1 + random.nextInt(30 * cells);
    out[0] = all;
    for (int run = 0; run < 2; run++) {
      for (int r = 0; r < all; r++) {
        int cell = (int) (Math.pow(random.nextDouble(), 3) * (cells + 0.2));
        if (cell < cells) {
          out[1 + run * cells + cell]++;
        }
      }
    }
    for (int j = 1 + 2 * cells; j < out.length; j++) {
      out[j] = 1 + random.nextInt(40);
    }
    return out;
  }

  @Test
  void nothingIsToldOfFewRecordsNorFollowsBySubtractionAndOfOthersAllIs() {
    Random random = new Random(3);
    int keptBack = 0;
    for (int round = 0; round < 2000; round++) {
      int cells = 1 + round % 5;
      Shape shape = Shape.concatenate(List.of(part(cells), part(cells)));
      FixedPoint scale = FixedPoint.of(shape, round % 2 == 0 ? 1 << 10 : 1L << 39);
      for (double[] numbers : List.of(numbers(random, cells), numbers(random, cells))) {
        double[] both = new double[2 * numbers.length];
        System.arraycopy(numbers, 0, both, 0, numbers.length);
        System.arraycopy(numbers, 0, both, numbers.length, numbers.length);
        long[] kept = SmallCells.withheld(shape, scale, new WordSum(scale).add(both).words());
        for (int from : new int[] {0, numbers.length}) {
          assertThat(scale.decode(kept, from)).isEqualTo(numbers[0] < LEAST ? 0 : numbers[0]);
          keptBack += run(scale, kept, numbers, from, 0, cells);
          keptBack += run(scale, kept, numbers, from, cells, cells);
        }
      }
    }
    assertThat(keptBack).isPositive();
  }

  /** Checks a run, and counts the cells that are kept back although they are large enough. */
  private static int run(
      FixedPoint scale, long[] kept, double[] numbers, int from, int first, int cells) {
    double rest = numbers[0];
    double least = 0;
    double others = numbers[0];
    int keptBack = 0;
    for (int c = first; c < first + cells; c++) {
      double count = scale.decode(kept, from + 1 + c);
      boolean told = count > 0;
      assertThat(count).isIn(0.0, numbers[1 + c]);
      assertThat(count == 0 || count >= LEAST).isTrue();
      for (int i = 0; i < 2; i++) {
        int at = 1 + 2 * (numbers.length - 1) / 6 + 2 * c + i;
        assertThat(scale.decode(kept, from + at)).isEqualTo(told ? numbers[at] : 0);
      }
      rest -= count;
      others -= numbers[1 + c] >= LEAST ? numbers[1 + c] : 0;
      if (!told && numbers[1 + c] >= LEAST) {
        keptBack++;
        least = least == 0 ? numbers[1 + c] : Math.min(least, numbers[1 + c]);
      }
    }
    assertThat(rest == 0 || rest >= LEAST || rest == numbers[0]).isTrue();
    if (others == 0 || others >= LEAST) {
      assertThat(keptBack).isZero();
    }
    return keptBack;
  }
}
