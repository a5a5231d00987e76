package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.report.words.FeatureWords;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;

/** The feature dictionary. */
final class Predictors {
  private Predictors() {}

  static void write(Html page, Source s) {
    page.p(
        "All predictors were chosen before the fit; none was selected by looking at the outcome."
            + " Days count from the index date.");
    if (s.definition().isEmpty()) {
      flat(s).writeTo(page);
      page.absent("When and how each predictor was measured is not in the study’s documents.");
    } else {
      ofOmop(s, s.definition().get().covariates()).writeTo(page);
    }
    page.note("Digest of the dictionary: " + s.study().dictionary().digest());
  }

  private static DataTable ofOmop(Source s, List<CovariateDefinition> covariates) {
    DataTable table =
        new DataTable("Predictors")
            .text("Predictor")
            .text("Found as")
            .text("Window")
            .text("Unit")
            .text("Plausible or levels")
            .text("In the model as");
    for (CovariateDefinition c : covariates) {
      boolean number = !c.feature().binary() && c.levels().isEmpty();
      String limits =
          number
              ? Numbers.interval(Numbers.plain(c.minimum()), Numbers.plain(c.maximum()))
              : c.levels().isEmpty() ? "no, yes" : String.join(", ", c.levels());
      table.row(
          name(c.name(), c.description()),
          FeatureWords.source(c.feature()),
          FeatureWords.window(c.feature()),
          unit(c),
          limits,
          used(s, c));
    }
    return table;
  }

  private static String unit(CovariateDefinition c) {
    String more = FeatureWords.units(c);
    return more.isEmpty() ? c.unit() : c.unit() + " (" + more + ")";
  }

  private static String used(Source s, CovariateDefinition c) {
    List<String> parts = new ArrayList<>();
    parts.add(
        c.feature().binary()
            ? "0 or 1"
            : c.levels().isEmpty()
                ? FeatureWords.transformed("x", c)
                : "levels against ‘" + c.levels().get(0) + "’");
    if (c.missingIndicator()) {
      parts.add("flag where absent");
    }
    if (s.model().excluded().contains(c.name())) {
      parts.add("left out: never varies");
    }
    return String.join("; ", parts);
  }

  private static DataTable flat(Source s) {
    DataTable table =
        new DataTable("Predictors")
            .text("Predictor")
            .text("Kind")
            .text("Unit")
            .text("Limits or levels")
            .text("Where absent");
    for (Covariate c : s.study().dictionary().covariates()) {
      table.row(
          name(c.name(), c.description()),
          kind(c.type()),
          c.unit(),
          switch (c.type()) {
            case CONTINUOUS -> Numbers.interval(Numbers.plain(c.min()), Numbers.plain(c.max()));
            case BINARY -> "no, yes";
            case CATEGORICAL -> String.join(", ", c.levels());
          },
          c.missingIndicator() ? "mean, and a flag" : "mean");
    }
    return table;
  }

  private static String kind(CovariateType type) {
    return switch (type) {
      case CONTINUOUS -> "number";
      case BINARY -> "yes or no";
      case CATEGORICAL -> "category";
    };
  }

  private static String name(String name, String description) {
    return description.isBlank() ? name : name + " – " + description;
  }
}
