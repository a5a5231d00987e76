package org.ieum.federation.vector;

import java.util.List;

/**
 * What a cell must hold at a site for that site to say anything about it. Cells come in runs, each
 * of which divides the same records; what a run's told cells leave of them must be as many, or
 * none, since it follows by subtraction.
 *
 * @param counts the field of the same answer that counts a cell's records, one number a cell
 * @param least fewest of them
 * @param whole the field whose first number counts the records that a run divides
 * @param runs how many cells each run has, in order
 */
public record CellSize(String counts, int least, String whole, List<Integer> runs) {
  public CellSize {
    runs = List.copyOf(runs);
  }

  CellSize under(String prefix) {
    return new CellSize(prefix + counts, least, prefix + whole, runs);
  }

  /**
   * Which cells are told. Of a run that would leave too few, the smallest told one is kept back
   * too, the first of equals.
   *
   * @param all records that each run divides
   * @param records one number a cell
   */
  boolean[] told(long all, long[] records) {
    boolean[] told = new boolean[records.length];
    int from = 0;
    for (int cells : runs) {
      run(all, records, from, from + cells, told);
      from += cells;
    }
    if (from != records.length) {
      throw new IllegalArgumentException(records.length + " cells, their runs have " + from);
    }
    return told;
  }

  private void run(long all, long[] records, int from, int to, boolean[] told) {
    long rest = all;
    for (int c = from; c < to; c++) {
      told[c] = records[c] >= least;
      rest -= told[c] ? records[c] : 0;
    }
    while (rest > 0 && rest < least) {
      int smallest = -1;
      for (int c = from; c < to; c++) {
        if (told[c] && (smallest < 0 || records[c] < records[smallest])) {
          smallest = c;
        }
      }
      if (smallest < 0) {
        return;
      }
      told[smallest] = false;
      rest += records[smallest];
    }
  }
}
