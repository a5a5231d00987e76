package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Html;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.words.DefinitionWords;

/** What is predicted, and until when. */
final class Outcome {
  private Outcome() {}

  static void write(Html page, Source s) {
    if (s.definition().isEmpty()) {
      if (s.predicted().isTime()) {
        page.p(
            "The outcome is the time in the column ‘"
                + s.predicted().time()
                + "’ of each hospital’s table, to the event that the column ‘"
                + s.predicted().column()
                + "’ says happened then (1), or to the end of observation without it (0); "
                + s.predicted().words()
                + ". A table with another value in it is refused.");
        page.absent("How the hospitals determined it is not in the study’s documents.");
        return;
      }
      page.p(
          "The outcome is the column ‘"
              + s.predicted().column()
              + "’ of each hospital’s table, "
              + (s.risk()
                  ? "1 with the outcome and 0 without."
                  : s.predicted().words() + ". A table with another value in it is refused."));
      page.absent(
          "How the hospitals determined it, and over which time, is not in the study’s documents.");
      return;
    }
    OmopDefinition d = s.definition().get();
    page.p("The outcome is ‘" + d.outcome().cohort().name() + "’, " + Horizon.of(d) + ".");
    page.steps(DefinitionWords.outcome(d));
    DefinitionWords.timeAtRisk(d).forEach(page::p);
    page.p(
        "It is found by the same rule at every hospital, without sight of the predictors. Codes are"
            + " what clinicians recorded in care; nobody examined the persons for this study.");
  }
}
