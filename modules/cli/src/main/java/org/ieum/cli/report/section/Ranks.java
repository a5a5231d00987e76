package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.Performance;

/** How well a model ranks times to an event. */
final class Ranks {
  private Ranks() {}

  static void write(Html page, Source s) {
    DataTable table = new DataTable("Performance, with 95% intervals").text("Measure");
    List<Performance> columns = new ArrayList<>(List.of(s.judged()));
    table.number(s.heldOut() ? "Held-out records" : "Training records");
    if (s.heldOut()) {
      columns.add(s.model().development());
      table.number("Training records (optimistic)");
    }
    table.text("How to read it");
    for (Measure measure : RankMeasures.ALL) {
      List<String> cells = new ArrayList<>(List.of(measure.name()));
      columns.forEach(p -> cells.add(Numbers.stacked(measure.alone(p))));
      cells.add(measure.reading());
      table.row(cells);
    }
    table.writeTo(page);
    page.note(
        "Over "
            + Numbers.count(Math.round(s.judged().ranks().pairs()))
            + " pairs of persons of one hospital of whom it is known who lived longer without the"
            + " event; persons of two hospitals are never compared. The interval is from each"
            + " person’s influence on the concordance. The slope is one step of Newton’s method from"
            + " 1. Risks at a given time are not judged: the model gives hazards relative to a"
            + " hospital’s own, which stay there.");
  }
}
