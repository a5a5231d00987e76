package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Decimals;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.Scales;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;

/**
 * The model applied to a person who does not exist: rounded means, every third flag set, the first
 * category at its second level.
 *
 * @param steps an addend a column whose value is not 0, the intercept first
 * @param zeros columns whose value is 0
 * @param estimates the format of the coefficients
 */
record WorkedExample(List<Step> steps, int zeros, Decimals estimates) {
  private static final int EVERY = 3;

  WorkedExample {
    steps = List.copyOf(steps);
  }

  /**
   * An addend.
   *
   * @param said the value as a clinician would say it
   */
  record Step(String name, String said, double value, double coefficient) {
    double product() {
      return value * coefficient;
    }
  }

  /** The linear predictor. */
  double sum() {
    return steps.stream().mapToDouble(Step::product).sum();
  }

  static WorkedExample of(Source s) {
    return new Maker(s).make();
  }

  DataTable table() {
    DataTable table =
        new DataTable("Worked example, made-up values")
            .text("Column")
            .text("Person")
            .number("Value")
            .number("Coefficient")
            .number("Product");
    Decimals values = values();
    for (Step step : steps) {
      table.row(
          step.name(),
          step.said(),
          values.said(step.value()),
          estimates.said(step.coefficient()),
          Numbers.fixed(step.product(), 4));
    }
    if (zeros > 0) {
      table.row(
          Numbers.count(zeros, "other column", "other columns"),
          "0 each",
          values.said(0),
          "",
          "0.0000");
    }
    table.row(List.of("Sum L", "", "", "", Numbers.fixed(sum(), 4)), "total");
    return table;
  }

  /** As many decimals as the longest of these rounded values has. */
  private Decimals values() {
    return Decimals.of(
        steps.stream()
            .map(step -> Figures.plain(step.value()))
            .mapToInt(text -> text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0)
            .max()
            .orElse(0));
  }

  private static final class Maker {
    private final Source source;
    private final Scales scales;
    private final List<Step> steps = new ArrayList<>();
    private int zeros;
    private int flags;
    private int categories;

    Maker(Source source) {
      this.source = source;
      this.scales = source.scales();
    }

    WorkedExample make() {
      add(Coefficient.INTERCEPT, "", 1, estimate(Coefficient.INTERCEPT));
      List<DesignColumn> design = source.study().dictionary().design();
      for (int j = 0; j < design.size(); j++) {
        column(design.get(j), j);
      }
      return new WorkedExample(steps, zeros, CoefficientTable.estimates(source));
    }

    private void column(DesignColumn column, int j) {
      Covariate c = covariate(column);
      switch (column.kind()) {
        case MISSING -> add(column.name(), "present", 0, 0);
        case LEVEL -> level(column, c);
        case VALUE -> value(column, c, j);
      }
    }

    private void level(DesignColumn column, Covariate c) {
      if (c.limited()) {
        double raw = raw(c);
        add(column.name(), said(c, raw), c.basis().at(raw)[column.term()], estimate(column.name()));
      } else {
        boolean chosen = column.level() == 1 && categories++ == 0;
        add(column.name(), c.levels().get(1), chosen ? 1 : 0, estimate(column.name()));
      }
    }

    private String said(Covariate c, double raw) {
      String unit = scales.unit(c);
      return Numbers.plain(raw) + (unit.isBlank() ? "" : " " + unit);
    }

    private void value(DesignColumn column, Covariate c, int j) {
      switch (c.type()) {
        case BINARY -> add(c.name(), "yes", flags++ % EVERY == 0 ? 1 : 0, estimate(c.name()));
        case CONTINUOUS -> {
          double raw = scales.raised(column.name()) ? raw(c) : aboutMean(column, j);
          double value = scales.basis(c).at(raw)[column.term()];
          if (!source.model().excluded().contains(column.name())) {
            steps.add(
                new Step(
                    scales.label(column.name()), said(c, raw), value, estimate(column.name())));
          }
        }
        case CATEGORICAL -> throw new IllegalStateException("a category has levels only");
      }
    }

    /** That of the same feature where its values enter as they are; else amid the limits. */
    private double raw(Covariate c) {
      List<DesignColumn> design = source.study().dictionary().design();
      for (int j = 0; j < design.size(); j++) {
        DesignColumn column = design.get(j);
        boolean plain = column.kind() == DesignColumn.Kind.VALUE && !scales.raised(column.name());
        if (plain && isOfOneFeature(c, covariate(column))) {
          return aboutMean(column, j);
        }
      }
      Optional<CovariateDefinition> own = scales.definition(c.name());
      double low = own.map(CovariateDefinition::minimum).orElse(c.min());
      double high = own.map(CovariateDefinition::maximum).orElse(c.max());
      return rounded((low + high) / 2);
    }

    private boolean isOfOneFeature(Covariate a, Covariate b) {
      Optional<Feature> feature = scales.definition(a.name()).map(CovariateDefinition::feature);
      return feature.isPresent()
          ? feature.equals(scales.definition(b.name()).map(CovariateDefinition::feature))
          : a.column().equals(b.column());
    }

    private Covariate covariate(DesignColumn column) {
      return source.study().dictionary().covariates().get(column.covariate());
    }

    /** About the mean, never at the centre. */
    private double aboutMean(DesignColumn column, int j) {
      double shift = scales.shift(column.name());
      double low = column.min() + shift;
      double high = column.max() + shift;
      double mean =
          j < source.model().imputation().size()
              ? source.model().imputation().get(j) + shift
              : (low + high) / 2;
      double wanted = rounded(Double.isFinite(mean) ? mean : (low + high) / 2);
      if (wanted == shift) {
        wanted = rounded(wanted + (high - low) / 8);
      }
      return Math.max(low, Math.min(high, wanted));
    }

    /** Two significant digits, three from 100 on. */
    private static double rounded(double x) {
      if (x == 0 || !Double.isFinite(x)) {
        return 0;
      }
      int exponent = (int) Math.floor(Math.log10(Math.abs(x)));
      int decimals = Math.max(0, 1 - exponent);
      double scale = Math.pow(10, decimals);
      return Math.rint(x * scale) / scale;
    }

    private double estimate(String name) {
      return source.model().coefficients().stream()
          .filter(c -> c.name().equals(name))
          .mapToDouble(Coefficient::estimate)
          .filter(Double::isFinite)
          .findFirst()
          .orElse(0);
    }

    private void add(String name, String said, double value, double coefficient) {
      if (value == 0 || source.model().excluded().contains(name)) {
        zeros++;
      } else {
        String label = name.equals(Coefficient.INTERCEPT) ? "Intercept" : scales.label(name);
        steps.add(new Step(label, said, value, coefficient));
      }
    }
  }
}
