package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Performance;

/** Measures of the records that judge a model, beside those that trained it. */
final class MeasureTable {
  private MeasureTable() {}

  /**
   * A row a measure that is known of any of the records.
   *
   * @param said the figure of a measure
   */
  static DataTable of(
      Source s, List<Measure> measures, BiFunction<Measure, Performance, String> said) {
    DataTable table = new DataTable("Performance, with 95% intervals").text("Measure");
    List<Performance> columns = new ArrayList<>(List.of(s.judged()));
    table.number(s.heldOut() ? "Held-out records" : "Training records");
    if (s.heldOut()) {
      columns.add(s.model().development());
      table.number("Training records (optimistic)");
    }
    table.text("How to read it");
    for (Measure measure : measures) {
      List<String> cells = new ArrayList<>(List.of(measure.name()));
      columns.forEach(p -> cells.add(Numbers.stacked(said.apply(measure, p))));
      cells.add(measure.reading());
      if (cells.subList(1, cells.size() - 1).stream().anyMatch(c -> !c.equals(Numbers.NONE))) {
        table.row(cells);
      }
    }
    return table;
  }
}
