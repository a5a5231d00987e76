package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Figures;
import org.ieum.clinical.population.Censoring;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.WeightTally;

/** Rare outcomes and weights. */
final class Imbalance {
  private Imbalance() {}

  static void write(Html page, Source s) {
    double rate = (double) s.model().events() / Math.max(1, s.model().records());
    page.p(
        "In training, "
            + Numbers.percent(rate)
            + " of the records have the outcome. Nothing was done against this imbalance: no record"
            + " was added, left out or weighed up, so predicted risks are risks of the"
            + " population.");
    s.definition().ifPresent(d -> page.p(followUp(d.population().censoring())));
    s.study()
        .preparation()
        .weight()
        .ifPresent(
            w ->
                page.p(
                    "Every record carries a weight of at most "
                        + Numbers.plain(w.maximum())
                        + "; all figures are weighted but for plain counts."));
    if (!s.model().weights().isEmpty()) {
      weights(s.model().weights()).writeTo(page);
      page.note(
          "Effective: Kish’s (Σw)²/Σw², the number of records of equal weight that would tell as"
              + " much. Lost persons weigh 0; weights beyond the maximum were cut to it. Hospitals"
              + " tell both counts to the nearest five.");
    }
    if (!s.weighted() && s.definition().isEmpty()) {
      page.p("Every record weighs 1.");
    }
  }

  private static DataTable weights(List<PartWeights> weights) {
    DataTable table =
        new DataTable("Weights")
            .text("Records")
            .number("Number")
            .number("Lost")
            .number("Cut")
            .number("Effective");
    for (PartWeights part : weights) {
      row(table, part.kind(true), part.events());
      row(table, part.kind(false), part.nonEvents());
    }
    return table;
  }

  private static void row(DataTable table, String kind, WeightTally tally) {
    table.row(
        kind,
        Numbers.count(tally.records()),
        Numbers.count(tally.lost()),
        Numbers.count(tally.cut()),
        Figures.effective(tally.effective()));
  }

  private static String followUp(Censoring c) {
    return switch (c.policy()) {
      case IPCW ->
          "Follow-up that ends early, without the outcome, is met by inverse probability of"
              + " censoring weights (Vock et al. 2016): those who were followed stand for those who"
              + " were lost. Each hospital estimates from its own population the probability G(t)"
              + " of still being followed at day t (Kaplan–Meier of the censoring time). A person"
              + " with the outcome at day t weighs 1/G(t−), one without it at the horizon"
              + " 1/G(horizon−), at most "
              + Numbers.plain(c.maximumWeight())
              + "; one who was lost weighs 0. Death before the outcome ends the risk and is no"
              + " loss.";
      case EXCLUDE ->
          "Persons whose follow-up ends early, without the outcome, are left out, and nothing makes"
              + " up for them.";
      case TIME_TO_EVENT -> throw new IllegalStateException("no weights stand for lost times");
      case INCLUDE ->
          "Persons whose follow-up ends early, without the outcome, count as without it.";
    };
  }
}
