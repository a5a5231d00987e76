package org.ieum.cli.report.section;

import java.util.Optional;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.report.page.Units;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Transformation;
import org.ieum.federation.study.Covariate;

/** Between a predictor's own scale and that of its column in the analysis table. */
final class Scales {
  private final Source source;

  Scales(Source source) {
    this.source = source;
  }

  Optional<CovariateDefinition> definition(String name) {
    return source
        .definition()
        .flatMap(d -> d.covariates().stream().filter(c -> c.name().equals(name)).findFirst());
  }

  Optional<Transformation> transformation(String name) {
    return definition(name).flatMap(CovariateDefinition::transformation);
  }

  /** Whether the column is another power than the first. */
  boolean raised(String name) {
    return transformation(name).filter(t -> t.power() > 1).isPresent();
  }

  /** What to add to the column for the predictor's own scale; 0 where it is a power. */
  double shift(String name) {
    return transformation(name).filter(t -> t.power() == 1).map(Transformation::centre).orElse(0.0);
  }

  /** The column from a value on the predictor's own scale. */
  double transformed(String name, double x) {
    return transformation(name).map(t -> t.apply(x)).orElse(x);
  }

  /** Such as {@code (x − 72)²}; {@code x} where nothing is transformed. */
  String formula(String name) {
    return transformation(name).map(Scales::formula).orElse("x");
  }

  private static String formula(Transformation t) {
    String sign = t.centre() < 0 ? " + " : " − ";
    String base = t.centre() == 0 ? "x" : "x" + sign + Numbers.plain(Math.abs(t.centre()));
    String bracketed = t.centre() == 0 ? base : "(" + base + ")";
    return switch (t.power()) {
      case 2 -> bracketed + "²";
      case 3 -> bracketed + "³";
      case 4 -> bracketed + "⁴";
      default -> base;
    };
  }

  /** The name of a column with what was done to the predictor. */
  String label(String name) {
    return transformation(name).isPresent() ? name + ", as " + formula(name) : name;
  }

  /** The predictor's own unit in words. */
  String unit(Covariate c) {
    return Units.said(definition(c.name()).map(CovariateDefinition::unit).orElse(c.unit()));
  }
}
