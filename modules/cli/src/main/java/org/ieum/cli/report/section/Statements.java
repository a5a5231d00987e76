package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;
import org.ieum.federation.model.Estimate;

/** What follows from figures by rule; judgement is left to people. */
final class Statements {
  private Statements() {}

  /** Writes the statements, and that the figures are optimistic where they are. */
  static void write(Html page, Source s, List<String> statements) {
    List<String> all = new ArrayList<>(statements);
    if (!s.heldOut()) {
      all.add("The model was judged on its own training records, so all figures are optimistic.");
    }
    page.p("What the figures say, by rule and without judgement:");
    page.list(Clause.each(all));
    page.absent("What this means for care is the authors’ to write (item 25).");
  }

  /** Whether an interval holds the figure of a perfect model. */
  static void within(List<String> all, String what, Estimate e, int ideal) {
    if (Double.isFinite(e.low() + e.high())) {
      all.add(
          what
              + (e.low() <= ideal && ideal <= e.high()
                  ? " agrees with " + ideal + ": its interval holds it."
                  : " differs from " + ideal + ": its interval does not hold it."));
    }
  }
}
