package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Performance;

/** A table of the main figures, one performance a row. */
final class FigureRows {
  private static final List<Measure> OF_RISK =
      List.of(
          Measure.RECORDS,
          Measure.EVENTS,
          Measure.AUC,
          Measure.OBSERVED_EXPECTED,
          Measure.SLOPE,
          Measure.BRIER);

  private final List<Measure> measures;
  private final DataTable table;

  FigureRows(Source s, String caption, String what) {
    measures = measures(s);
    table = new DataTable(caption).text(what);
    measures.forEach(m -> table.number(m.name()));
  }

  private static List<Measure> measures(Source s) {
    if (s.predicted().isTime()) {
      return RankMeasures.ALL;
    }
    return s.risk() ? OF_RISK : new NearnessMeasures(s).main();
  }

  FigureRows row(String name, Performance p) {
    List<String> cells = new ArrayList<>(List.of(name));
    measures.forEach(m -> cells.add(Numbers.stacked(m.alone(p))));
    table.row(cells);
    return this;
  }

  FigureRows group(String name) {
    table.group(name);
    return this;
  }

  DataTable table() {
    return table;
  }
}
