package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.ComparatorPerformance;
import org.ieum.federation.study.ExternalModel;

/** Published models, applied as published. */
final class Comparators {
  private Comparators() {}

  static void write(Html page, Source s) {
    List<ComparatorPerformance> comparators = s.model().comparators();
    if (comparators.isEmpty()) {
      page.absent(
          s.study().evaluation().comparators().isEmpty()
              ? "The study names no published model to compare with."
              : "The model’s document does not hold figures of the published models.");
      return;
    }
    FigureRows rows = new FigureRows("On the same " + s.judgedOn(), "Model");
    rows.row("this study’s", s.judged());
    List<String> sources = new ArrayList<>();
    for (ComparatorPerformance c : comparators) {
      rows.row(c.name(), c.performance());
      sources.add(
          c.name() + ": " + (c.source().isBlank() ? "no source given" : c.source()) + terms(s, c));
    }
    rows.table().writeTo(page);
    page.p("Applied as published, without recalibration:");
    page.list(Clause.each(sources));
    page.note(
        "This study’s model was fitted at these hospitals and the published ones were not, which"
            + " favours it most in calibration.");
  }

  private static String terms(Source s, ComparatorPerformance performance) {
    return s.study().evaluation().comparators().stream()
        .filter(m -> m.name().equals(performance.name()))
        .map(m -> " (" + Numbers.count(m.terms().size(), "term", "terms") + link(m) + ")")
        .findFirst()
        .orElse("");
  }

  private static String link(ExternalModel m) {
    return switch (m.link()) {
      case LOGIT -> ", logistic";
      case COMPLEMENTARY_LOG_LOG -> ", proportional hazards";
    };
  }
}
