package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.federation.model.ComparatorPerformance;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.SubgroupPerformance;
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
    FigureRows rows = new FigureRows(s, "On the same " + s.judgedOn(), "Model");
    rows.row("this study’s", s.judged());
    List<String> sources = new ArrayList<>();
    for (ComparatorPerformance c : comparators) {
      rows.row(c.name(), c.performance());
      sources.add(
          c.name() + ": " + (c.source().isBlank() ? "no source given" : c.source()) + terms(s, c));
    }
    rows.table().writeTo(page);
    groups(page, s);
    page.p("Applied as published, without recalibration:");
    page.list(Clause.each(sources));
    page.note(
        "This study’s model was fitted at these hospitals and the published ones were not, which"
            + " favours it"
            + (s.risk() ? " most in calibration." : ". They rank persons by their risk."));
  }

  /** Groups that two models or more have figures of; a published model may be made for one. */
  private static void groups(Html page, Source s) {
    FigureRows rows = new FigureRows(s, "The same by group, " + s.judgedOn(), "Model");
    GroupNames names = new GroupNames(s);
    boolean any = false;
    for (SubgroupPerformance own : s.model().subgroups()) {
      List<ComparatorPerformance> others =
          s.model().comparators().stream().filter(c -> in(own, c).isPresent()).toList();
      if (!others.isEmpty()) {
        any = true;
        rows.group(names.heading(own.subgroup()) + ": " + names.said(own.subgroup(), own.group()));
        rows.row("this study’s", own.performance());
        others.forEach(c -> rows.row(c.name(), in(own, c).orElseThrow()));
      }
    }
    if (any) {
      rows.table().writeTo(page);
    }
  }

  private static Optional<Performance> in(SubgroupPerformance group, ComparatorPerformance of) {
    return of.subgroups().stream()
        .filter(g -> g.subgroup().equals(group.subgroup()) && g.group().equals(group.group()))
        .map(SubgroupPerformance::performance)
        .findFirst();
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
