package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Html;

/** How near predictions of a number or count are to the outcomes. */
final class Nearness {
  private Nearness() {}

  static void write(Html page, Source s) {
    NearnessMeasures measures = new NearnessMeasures(s);
    Decimals decimals = measures.ofAll();
    MeasureTable.of(s, measures.all(), (m, p) -> m.figure().apply(p, decimals)).writeTo(page);
    page.note(
        "The calibration line is that of outcome on prediction by least squares. Its intervals take"
            + " outcomes to be spread about it alike everywhere"
            + (s.predicted().happens() ? ", which counts are not: they are rough." : ".")
            + " Figures by group and by hospital follow.");
  }
}
