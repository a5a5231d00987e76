package org.ieum.federation.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.basis.Formula;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.BaselineHazard;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.LinearPredictor;
import org.ieum.federation.model.LinearPredictor.ScoredColumn;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/**
 * All that scoring a record takes, named and in decimals that read back to the model's very
 * doubles.
 *
 * <p>The key before {@code linearPredictor} says what is predicted: {@code probability} of a risk,
 * {@code prediction} of a number or count.
 *
 * <pre>
 * {"study": "lung", "studyDigest": …, "modelDigest": …, "outcome": "died",
 *  "probability": "1 / (1 + exp(-linearPredictor))",
 *  "linearPredictor": "intercept + sum of coefficient * value over all columns",
 *  "intercept": -3.2,
 *  "covariates": [
 *    {"name": "bmi", "column": "bmi", "type": "continuous", "min": 10.0, "max": 80.0, "unit": "kg/m2",
 *     "columns": [
 *       {"name": "bmi", "kind": "value", "coefficient": 0.06, "absent": 26.4},
 *       {"name": "bmi missing", "kind": "missing", "coefficient": 0.1, "present": 0, "absent": 1}]},
 *    {"name": "stage", "column": "stage", "type": "categorical", "levels": ["I", "II"],
 *     "columns": [
 *       {"name": "stage=II", "kind": "level", "level": "II", "coefficient": 0.7, "absent": 0.3}]}]}
 * </pre>
 *
 * <p>Where a covariate is transformed, each of its columns but a missing indicator has a {@code
 * formula} of the raw value x that gives the column's value, as {@link Formula} writes it: {@code
 * log(x)}, {@code (x - 60.0)^2}, {@code 1 if 50.0 <= x < 65.0 else 0}. The limits are those of x.
 */
final class ScoringJson {
  private ScoringJson() {}

  static String text(StudyManifest study, FittedModel model) {
    try {
      return new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(document(study, model))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IeumException(ErrorCode.INTERNAL, "scoring: cannot write its document", e);
    }
  }

  private static Map<String, Object> document(StudyManifest study, FittedModel model) {
    LinearPredictor predictor = LinearPredictor.of(study, model);
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("study", study.id());
    out.put("studyDigest", study.digest());
    out.put("modelDigest", model.digest());
    out.put("outcome", study.outcome().column());
    switch (study.model().family()) {
      case LOGISTIC -> out.put("probability", "1 / (1 + exp(-linearPredictor))");
      case LINEAR -> out.put("prediction", "linearPredictor");
      case POISSON -> out.put("prediction", "exp(linearPredictor)");
      case COX -> {
        out.put("relativeHazard", "exp(linearPredictor)");
        List<Map<String, Object>> risks = new ArrayList<>();
        for (BaselineHazard at : model.response().baseline()) {
          if (at.known()) {
            risks.add(Map.of("time", at.time(), "cumulativeHazard", at.cumulativeHazard()));
          }
        }
        if (!risks.isEmpty()) {
          out.put("risk", "1 - exp(-cumulativeHazard * relativeHazard), until each time");
          out.put("horizons", risks);
        }
      }
    }
    out.put("linearPredictor", "intercept + sum of coefficient * value over all columns");
    out.put("intercept", predictor.intercept());
    List<Map<String, Object>> covariates = new ArrayList<>();
    for (int k = 0; k < study.dictionary().covariates().size(); k++) {
      Covariate covariate = study.dictionary().covariates().get(k);
      Map<String, Object> described = covariate(covariate);
      described.put(
          "columns", predictor.of(k).stream().map(column -> column(covariate, column)).toList());
      covariates.add(described);
    }
    out.put("covariates", covariates);
    return out;
  }

  private static Map<String, Object> covariate(Covariate c) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", c.name());
    out.put("column", c.column());
    if (!c.label().isEmpty()) {
      out.put("label", c.label());
    }
    out.put("type", c.type().name().toLowerCase(Locale.ROOT));
    if (c.limited()) {
      out.put("min", c.min());
      out.put("max", c.max());
      out.put("unit", c.unit());
    }
    if (c.raw() == CovariateType.CATEGORICAL) {
      out.put("levels", c.levels());
    }
    return out;
  }

  private static Map<String, Object> column(Covariate covariate, ScoredColumn scored) {
    DesignColumn column = scored.column();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", column.name());
    out.put("kind", column.kind().name().toLowerCase(Locale.ROOT));
    if (column.kind() == DesignColumn.Kind.LEVEL) {
      out.put("level", covariate.levels().get(column.level()));
    }
    if (column.kind() != DesignColumn.Kind.MISSING && !covariate.basis().equals(Basis.identity())) {
      out.put("formula", Formula.of(covariate.basis()).get(column.term()));
    }
    out.put("coefficient", scored.coefficient());
    if (column.kind() == DesignColumn.Kind.MISSING) {
      out.put("present", 0);
    }
    out.put("absent", scored.absent());
    return out;
  }
}
