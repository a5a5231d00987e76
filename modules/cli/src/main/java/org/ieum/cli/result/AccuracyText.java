package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.study.ModelSpec;

/**
 * How a model of an outcome that is not binary does, as text.
 *
 * <pre>
 * held out              182 records, mean outcome 5.31422, mean prediction 5.28003
 * R²                    0.4123
 * RMSE                  4.51200
 * MAE                   3.10422
 * calibration slope     0.9712 (0.9011 to 1.0413)
 * calibration intercept 0.1530 (-0.2711 to 0.5771)
 * </pre>
 */
final class AccuracyText {
  private AccuracyText() {}

  static Table performance(FittedModel model) {
    Accuracy a = model.validation().nearness();
    Table table =
        new Table()
            .row(
                model.judgedOnHeldOut() ? "held out" : "judged on training",
                Figures.count(a.records())
                    + " records, mean outcome "
                    + Figures.number(a.outcome())
                    + ", mean prediction "
                    + Figures.number(a.predicted()))
            .row("R²", Figures.fixed(a.r2(), 4))
            .row("RMSE", Figures.number(a.rmse()))
            .row("MAE", Figures.number(a.mae()));
    if (counts(model)) {
      table.row("mean deviance", Figures.fixed(a.meanDeviance(), 4));
    }
    return table
        .row("calibration slope", Figures.estimate(a.slope()))
        .row("calibration intercept", Figures.estimate(a.intercept()))
        .ofWords();
  }

  private static boolean counts(FittedModel model) {
    return model.response().family() == ModelSpec.Family.POISSON;
  }

  static Table sites(FittedModel model) {
    Table table =
        Table.of("site", "records", "mean outcome", "R²", "RMSE", "MAE", "slope", "intercept");
    for (SitePerformance site : model.sites()) {
      Accuracy a = site.performance().nearness();
      List<String> cells = new ArrayList<>(List.of(site.site(), Figures.count(a.records())));
      cells.add(Figures.number(a.outcome()));
      cells.add(Figures.fixed(a.r2(), 4));
      cells.add(Figures.number(a.rmse()));
      cells.add(Figures.number(a.mae()));
      cells.add(Figures.fixed(a.slope().value(), 3));
      cells.add(Figures.fixed(a.intercept().value(), 3));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }
}
