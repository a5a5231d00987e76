package org.ieum.cli.result;

import java.util.List;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.WeightTally;

/**
 * How weights are spread.
 *
 * <pre>
 * weights                                 records  lost  cut  effective
 * training records with the outcome           512     0    5        471
 * training records without the outcome     26,232  9,115   0     17,117
 * </pre>
 */
final class WeightsTable {
  private WeightsTable() {}

  static Table of(String title, List<PartWeights> weights) {
    Table table = Table.of(title, "records", "lost", "cut", "effective");
    for (PartWeights part : weights) {
      row(table, part.kind(true), part.events());
      row(table, part.kind(false), part.nonEvents());
    }
    return table;
  }

  private static void row(Table table, String kind, WeightTally tally) {
    if (tally.records() > 0) {
      table.row(
          kind,
          Figures.count(tally.records()),
          Figures.count(tally.lost()),
          Figures.count(tally.cut()),
          Figures.effective(tally.effective()));
    }
  }
}
