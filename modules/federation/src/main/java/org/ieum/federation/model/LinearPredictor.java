package org.ieum.federation.model;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/**
 * A model as what scores a record: intercept + Σ coefficient · design column, on the raw scale.
 *
 * @param columns every design column of the study's dictionary, in order; one that was left out of
 *     the model has the coefficient 0
 */
public record LinearPredictor(double intercept, List<ScoredColumn> columns) {
  public LinearPredictor {
    columns = List.copyOf(columns);
  }

  /**
   * A design column with its weight.
   *
   * @param absent the column's value where its covariate is absent: 1 for an indicator, else the
   *     mean of training
   */
  public record ScoredColumn(DesignColumn column, double coefficient, double absent) {}

  /**
   * Of a study's model.
   *
   * @throws IeumException BAD_USAGE when the model is of another dictionary
   */
  public static LinearPredictor of(StudyManifest study, FittedModel model) {
    List<DesignColumn> design = study.dictionary().design();
    if (model.coefficients().size() != design.size() + 1
        || model.imputation().size() != design.size()) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          "model "
              + model.studyId()
              + ": expected coefficients for "
              + design.size()
              + " design columns, found another number; give the manifest of the model's own study");
    }
    List<ScoredColumn> columns = new ArrayList<>();
    for (int j = 0; j < design.size(); j++) {
      DesignColumn column = design.get(j);
      boolean indicator = column.kind() == DesignColumn.Kind.MISSING;
      columns.add(
          new ScoredColumn(
              column,
              model.coefficients().get(j + 1).estimate(),
              indicator ? 1 : model.imputation().get(j)));
    }
    return new LinearPredictor(model.coefficients().get(0).estimate(), columns);
  }

  /** The columns that one covariate of the dictionary makes, in order. */
  public List<ScoredColumn> of(int covariate) {
    return columns.stream().filter(c -> c.column().covariate() == covariate).toList();
  }
}
