package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.Scales;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.EffectScale;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.DesignColumn;

/** The coefficients of a model, a category's levels under its name. */
final class CoefficientTable {
  private final Source source;
  private final Scales scales;
  private final Map<String, DesignColumn> design = new HashMap<>();
  private final Map<String, Double> imputed = new HashMap<>();
  private final Decimals estimates;
  private final Decimals ratios;
  private final Decimals means;
  private final EffectScale effect;
  private final DataTable table;

  private CoefficientTable(Source source) {
    this.source = source;
    this.scales = source.scales();
    this.effect = source.model().response().effect();
    this.table = table(effect);
    List<DesignColumn> columns = source.study().dictionary().design();
    for (int j = 0; j < columns.size(); j++) {
      DesignColumn column = columns.get(j);
      design.put(column.name(), column);
      if (column.kind() == DesignColumn.Kind.MISSING) {
        imputed.put(column.name(), 1.0);
      } else if (j < source.model().imputation().size()) {
        imputed.put(column.name(), source.model().imputation().get(j));
      }
    }
    this.estimates = estimates(source);
    this.ratios = ratios(source);
    this.means =
        Decimals.within(imputed.values().stream().mapToDouble(Double::doubleValue), 3, 1, 4);
  }

  /** A difference is the coefficient itself, and has no column of its own. */
  private static DataTable table(EffectScale effect) {
    DataTable table =
        new DataTable("Coefficients")
            .text("Column")
            .number("Coefficient")
            .number("Std. error")
            .number("95% interval")
            .number("p");
    if (effect.ratio()) {
      String words = effect.words();
      String name = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
      table.number(name + " (95% interval)");
    }
    return table.number("If absent");
  }

  /**
   * Of coefficients, their errors and intervals alike: two digits of the smallest error, or of the
   * smallest coefficient where no error is known.
   */
  static Decimals estimates(Source source) {
    double[] errors = fitted(source).mapToDouble(Coefficient::standardError).toArray();
    boolean known = DoubleStream.of(errors).anyMatch(Double::isFinite);
    return Decimals.showing(
        known ? DoubleStream.of(errors) : fitted(source).mapToDouble(Coefficient::estimate),
        2,
        3,
        8);
  }

  static DataTable of(Source source) {
    return new CoefficientTable(source).fill();
  }

  private static Stream<Coefficient> fitted(Source source) {
    return source.model().coefficients().stream()
        .filter(c -> !source.without(c.name()))
        .filter(c -> !source.model().excluded().contains(c.name()));
  }

  /** Two digits of the smallest distance from 1: a small effect per unit differs from none. */
  private static Decimals ratios(Source source) {
    double[] slopes =
        fitted(source).filter(Coefficient::hasEffect).mapToDouble(Coefficient::estimate).toArray();
    Decimals plain = Decimals.within(DoubleStream.of(slopes).map(Math::expm1), 2, 2, 4);
    Decimals exponents = Decimals.showing(DoubleStream.of(slopes).map(Math::exp), 3, 2, 7);
    return exponents.scientific() ? exponents : plain;
  }

  private DataTable fill() {
    Optional<Covariate> category = Optional.empty();
    for (Coefficient c : source.model().coefficients()) {
      if (source.without(c.name())) {
        continue;
      }
      Optional<Covariate> next = category(c.name());
      if (!next.equals(category)) {
        category = next;
        table.group(next.map(CoefficientTable::heading).orElse(""));
      }
      row(c);
    }
    return table;
  }

  /** The categorical covariate that a column belongs to. */
  private Optional<Covariate> category(String column) {
    return Optional.ofNullable(design.get(column))
        .map(d -> source.study().dictionary().covariates().get(d.covariate()))
        .filter(c -> c.type() == CovariateType.CATEGORICAL);
  }

  private static String heading(Covariate c) {
    return c.said() + ", against " + c.levels().get(0);
  }

  private void row(Coefficient c) {
    boolean constant = source.model().excluded().contains(c.name());
    List<String> cells = new ArrayList<>();
    cells.add(label(c.name()) + (constant ? " (never varies)" : c.held() ? " (offset)" : ""));
    cells.add(estimates.said(c.estimate()));
    cells.add(estimates.said(c.standardError()));
    cells.add(estimates.interval(c.low(), c.high()));
    cells.add(Figures.pValue(c.p()));
    if (effect.ratio()) {
      cells.add(constant || !c.hasEffect() ? Numbers.NONE : ratio(c));
    }
    cells.add(constant ? Numbers.NONE : means.said(imputed.getOrDefault(c.name(), Double.NaN)));
    table.row(cells);
  }

  private String ratio(Coefficient c) {
    String interval = ratios.interval(Math.exp(c.low()), Math.exp(c.high()));
    String value = ratios.said(Math.exp(c.estimate()));
    return interval.equals(Numbers.NONE) ? value : value + " (" + interval + ")";
  }

  /** What people call the column and what its numbers are; of a category, the level alone. */
  private String label(String name) {
    if (name.equals(Coefficient.INTERCEPT)) {
      return "Intercept";
    }
    Optional<Covariate> category = category(name);
    if (category.isPresent()) {
      return name.substring(category.get().name().length() + 1);
    }
    String unit =
        source.study().dictionary().covariates().stream()
            .filter(c -> c.name().equals(name) && !scales.raised(name))
            .map(scales::unit)
            .filter(u -> !u.isBlank())
            .map(u -> " [" + u + "]")
            .findFirst()
            .orElse("");
    return scales.label(name) + unit;
  }
}
