package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Performance;

/** How near predictions of a number or count are to the outcomes. */
final class Nearness {
  private Nearness() {}

  static void write(Html page, Source s) {
    NearnessMeasures measures = new NearnessMeasures(s);
    Decimals decimals = measures.ofAll();
    DataTable table = new DataTable("Performance, with 95% intervals").text("Measure");
    List<Performance> columns = new ArrayList<>(List.of(s.judged()));
    table.number(s.heldOut() ? "Held-out records" : "Training records");
    if (s.heldOut()) {
      columns.add(s.model().development());
      table.number("Training records (optimistic)");
    }
    table.text("How to read it");
    for (Measure measure : measures.all()) {
      List<String> cells = new ArrayList<>(List.of(measure.name()));
      columns.forEach(p -> cells.add(Numbers.stacked(measure.figure().apply(p, decimals))));
      cells.add(measure.reading());
      table.row(cells);
    }
    table.writeTo(page);
    page.note(
        "The calibration line is that of outcome on prediction by least squares. Its intervals take"
            + " outcomes to be spread about it alike everywhere"
            + (s.predicted().happens() ? ", which counts are not: they are rough." : ".")
            + " Figures by group and by hospital follow.");
  }
}
