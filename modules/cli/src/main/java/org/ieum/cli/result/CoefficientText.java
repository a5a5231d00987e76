package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.EffectScale;
import org.ieum.federation.model.FittedModel;

/** The coefficients of a model as a table; of counts and hazards, with their ratios. */
final class CoefficientText {
  private CoefficientText() {}

  static Table of(FittedModel model, UnaryOperator<String> said) {
    EffectScale effect = model.response().effect();
    boolean rates = effect.besideCoefficient();
    List<String> headings =
        new ArrayList<>(
            List.of("coefficient", "estimate", "std. error", "z", "p", "95 % interval"));
    if (rates) {
      headings.add(effect.words());
      headings.add("95 % interval");
    }
    Table table = Table.of(headings.toArray(String[]::new));
    for (Coefficient c : model.fitted()) {
      List<String> cells = new ArrayList<>();
      cells.add(
          said.apply(c.name())
              + (c.held() ? ", the offset" : c.estimated() ? "" : ", not estimated"));
      cells.add(Figures.number(c.estimate()));
      cells.add(Figures.number(c.standardError()));
      cells.add(Figures.fixed(c.z(), 3));
      cells.add(Figures.pValue(c.p()));
      cells.add(interval(c.low(), c.high()));
      if (rates) {
        boolean none = !c.hasEffect();
        cells.add(none ? "–" : Figures.number(effect.effect(c.estimate())));
        cells.add(none ? "–" : interval(effect.effect(c.low()), effect.effect(c.high())));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String interval(double low, double high) {
    return Double.isNaN(low) && Double.isNaN(high)
        ? "–"
        : Figures.number(low) + " to " + Figures.number(high);
  }
}
