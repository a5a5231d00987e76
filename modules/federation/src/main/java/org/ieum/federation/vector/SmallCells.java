package org.ieum.federation.vector;

import java.util.Arrays;

/**
 * Takes what a site may not say out of its finished sum: the numbers of cells that hold too few of
 * its records, and their counts. The one place where {@link Release#cellSize} is heeded.
 */
final class SmallCells {
  private SmallCells() {}

  /** The words of a site's whole answer, with those of cells that are too small set to zero. */
  static long[] withheld(Shape shape, FixedPoint scale, long[] words) {
    long[] kept = words.clone();
    for (Field field : shape.fields()) {
      field
          .release()
          .cellSize()
          .ifPresent(size -> withhold(shape, scale, words, field, size, kept));
    }
    return kept;
  }

  private static void withhold(
      Shape shape, FixedPoint scale, long[] words, Field field, CellSize size, long[] kept) {
    int counts = shape.offset(size.counts());
    long[] records = new long[shape.field(size.counts()).length()];
    for (int c = 0; c < records.length; c++) {
      records[c] = Math.round(scale.decode(words, counts + c));
    }
    long all = Math.round(scale.decode(words, shape.offset(size.whole())));
    boolean[] told = size.told(all, records);
    int width = field.length() / records.length;
    int first = shape.offset(field.name());
    for (int c = 0; c < records.length; c++) {
      if (!told[c]) {
        int from = (first + c * width) * scale.limbs();
        Arrays.fill(kept, from, from + width * scale.limbs(), 0);
      }
    }
  }
}
