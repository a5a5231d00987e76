package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Fact;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;

/** What the model is for. */
final class IntendedUse {
  private IntendedUse() {}

  static void write(Html page, Source s) {
    if (s.study().purpose().isBlank()) {
      page.absent("The study names no purpose.");
    } else {
      page.p(s.study().purpose());
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Kind of study", kind(s)));
    if (s.model().publicData()) {
      facts.add(Fact.of("Records", "public, so that no patient’s privacy is at stake"));
    }
    s.definition()
        .ifPresent(
            d -> {
              facts.add(Fact.of("For persons in", "the cohort ‘" + d.target().name() + "’"));
              facts.add(
                  Fact.of(
                      "Moment of use", "the index date, with what was recorded before that day"));
              facts.add(Fact.of("Predicts", "‘" + d.outcome().cohort().name() + "’"));
              facts.add(Fact.of("Horizon", Horizon.of(d)));
            });
    if (s.definition().isEmpty()) {
      String column = "column ‘" + s.predicted().column() + "’";
      facts.add(
          Fact.of(
              "Predicts",
              s.risk()
                  ? "the 0/1 " + column
                  : s.predicted().isTime()
                      ? "hazards of the event in " + column
                      : "the " + column + ", " + s.predicted().words()));
    }
    if (!s.study().evaluation().thresholds().isEmpty()) {
      facts.add(
          Fact.of(
              "Risks at which a rule would act",
              String.join(
                  ", ",
                  s.study().evaluation().thresholds().stream().map(Numbers::round).toList())));
    }
    page.facts(facts);
    page.p(
        "The output is "
            + (s.risk()
                ? "a risk"
                : s.predicted().isTime() ? "a relative hazard" : "an expected value")
            + ", an aid to a clinician who knows the patient. It is no diagnosis and"
            + " decides nothing by itself.");
    page.absent(
        "The study’s documents do not describe known health inequalities in this field (item 3c);"
            + " the authors should.");
  }

  private static String kind(Source s) {
    String base =
        s.heldOut()
            ? "development, and evaluation on held-out persons of the same hospitals"
            : "development, evaluated on the training records only";
    return s.model().leftOut().isEmpty() ? base : base + ", and at hospitals left out of training";
  }
}
