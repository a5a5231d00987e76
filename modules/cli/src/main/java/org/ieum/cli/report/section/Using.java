package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;

/** How the model takes poor or absent input, and who may use it. */
final class Using {
  private Using() {}

  static void write(Html page, Source s) {
    String prediction = s.risk() ? "risk" : "prediction";
    List<String> all = new ArrayList<>();
    all.add(
        "An absent value is replaced by the mean in the table of coefficients; where the model has a"
            + " flag for it, the flag is 1. The more is absent, the closer the "
            + prediction
            + " is to the mean.");
    all.add(
        s.definition().isPresent()
            ? "A value outside the plausible bounds of its predictor is an error of measurement or"
                + " unit and counts as absent."
            : "A number beyond the dictionary’s limits is an error of measurement or unit and counts"
                + " as absent.");
    all.add(
        "A category outside the dictionary’s levels has no coefficient and must be mapped, or left"
            + " absent, before use; the fetched pipeline leaves such a row, and one with text where a"
            + " number belongs, without a "
            + prediction
            + " and says why.");
    if (s.definition().isPresent()) {
      all.add("Values must be in the unit of the predictor; convert them first.");
    }
    all.add(
        "The fetched pipeline does all of this on raw columns, except unit conversion; someone who"
            + " knows the hospital’s data must map its columns once and check the result.");
    page.list(Clause.each(all));
    page.p(
        "Next steps: evaluation at hospitals that took no part, in later years, and of what acting"
            + " on the "
            + prediction
            + " does to patients.");
  }
}
