package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.Units;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.words.DefinitionWords;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;

/** The feature dictionary. */
final class Predictors {
  private static final String NOT_FITTED = " (not in the model: for published models and groups)";

  private Predictors() {}

  static void write(Html page, Source s) {
    page.p(
        "All predictors were chosen before the fit; none was selected by looking at the outcome."
            + (s.definition().isPresent() ? " Days count from the index date." : ""));
    if (s.definition().isEmpty()) {
      flat(s).writeTo(page);
      page.absent("When and how each predictor was measured is not in the study’s documents.");
    } else {
      ofOmop(s, s.definition().get().covariates()).writeTo(page);
    }
    page.note("Digest of the dictionary: " + s.study().dictionary().digest());
  }

  private static DataTable ofOmop(Source s, List<CovariateDefinition> covariates) {
    DataTable table = new DataTable("Predictors");
    DefinitionWords.headings().forEach(table::text);
    for (CovariateDefinition c : covariates) {
      List<String> cells = new ArrayList<>(DefinitionWords.covariate(c));
      cells.set(0, name(s, c.name(), c.description()) + excluded(s, c));
      cells.replaceAll(Units::said);
      table.row(cells);
    }
    return table;
  }

  private static String excluded(Source s, CovariateDefinition c) {
    if (s.without(c.name())) {
      return NOT_FITTED;
    }
    return s.model().excluded().contains(c.name()) ? " (never varies, not in the model)" : "";
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
          name(s, c.name(), c.description()) + role(s, c),
          kind(c.type()),
          Units.said(c.unit()),
          switch (c.type()) {
            case CONTINUOUS -> limits(c) + transform(c);
            case BINARY -> "no, yes";
            case CATEGORICAL ->
                String.join(", ", c.levels()) + (c.limited() ? "; " + limits(c) : "");
          },
          c.missingIndicator() ? "mean, and a flag" : "mean");
    }
    return table;
  }

  private static String limits(Covariate c) {
    return Numbers.interval(Numbers.plain(c.min()), Numbers.plain(c.max()));
  }

  private static String transform(Covariate c) {
    return c.basis().equals(Basis.identity()) ? "" : ", as " + c.basis().summary();
  }

  private static String role(Source s, Covariate c) {
    if (s.without(c.name())) {
      return NOT_FITTED;
    }
    return s.study().model().isOffset(c) ? " (offset, added as it is)" : "";
  }

  private static String kind(CovariateType type) {
    return switch (type) {
      case CONTINUOUS -> "number";
      case BINARY -> "yes or no";
      case CATEGORICAL -> "category";
    };
  }

  /** The label with the column behind it, and the description. */
  private static String name(Source s, String name, String description) {
    String label = s.study().dictionary().said(name);
    String both = label.equals(name) ? name : label + " (" + name + ")";
    return description.isBlank() ? both : both + " – " + description;
  }
}
