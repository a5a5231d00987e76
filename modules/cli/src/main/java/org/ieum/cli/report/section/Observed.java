package org.ieum.cli.report.section;

import java.util.List;
import java.util.Optional;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.FeatureDictionary;

/** Finds design columns of a covariate among the columns of a Table 1. */
final class Observed {
  private Observed() {}

  static Optional<Cohort.Column> column(List<Cohort.Column> columns, String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** The first column that holds the covariate's value or one of its levels. */
  static Optional<Cohort.Column> of(
      FeatureDictionary dictionary, Covariate covariate, List<Cohort.Column> columns) {
    int ordinal = dictionary.covariates().indexOf(covariate);
    return dictionary.design().stream()
        .filter(d -> d.covariate() == ordinal && d.kind() != DesignColumn.Kind.MISSING)
        .findFirst()
        .flatMap(d -> column(columns, d.name()));
  }

  /** Part of the records whose value is absent; NaN where not known. */
  static double missing(Optional<Cohort.Column> column, long records) {
    return column.isEmpty() || records == 0
        ? Double.NaN
        : 1 - (double) column.get().observed() / records;
  }
}
