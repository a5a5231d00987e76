package org.ieum.federation.export;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.export.OnnxGraph.Attribute;
import org.ieum.federation.export.OnnxGraph.TensorType;
import org.ieum.federation.export.OnnxGraph.Value;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.LinearPredictor;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;

/**
 * A generalised linear model as an ONNX file, in double precision throughout.
 *
 * <p>One input a covariate, under the covariate's name and of shape [N, 1]: a double, NaN where
 * absent, for numbers and flags; a string, empty where absent, for levels. Outputs, of the same
 * shape: {@code probability} of a risk or {@code prediction} of another outcome, and {@code
 * linear_predictor}, both NaN for a record with a cell that the study does not take: an infinity, a
 * flag that is neither 0 nor 1, a level that the dictionary does not list.
 */
final class OnnxScoring {
  static final String PROBABILITY = "probability";
  static final String PREDICTION = "prediction";
  static final String LINEAR_PREDICTOR = "linear_predictor";

  private final OnnxGraph graph = new OnnxGraph();
  private final LinearPredictor predictor;
  private final List<Value> columns = new ArrayList<>();

  private final ModelSpec.Family family;

  private OnnxScoring(ModelSpec.Family family, LinearPredictor predictor) {
    this.family = family;
    this.predictor = predictor;
  }

  static byte[] of(StudyManifest study, FittedModel model) {
    String description =
        "study "
            + study.id()
            + ", manifest "
            + study.digest()
            + ", model "
            + model.digest()
            + predicted(study.outcome());
    return of(
        study.model().family(),
        study.dictionary(),
        LinearPredictor.of(study, model),
        study.id(),
        description);
  }

  private static String predicted(Outcome outcome) {
    String what =
        outcome.isTime()
            ? "relative hazard of "
            : outcome.binary() ? "risk of " : "expected value of ";
    return ": " + what + outcome.column();
  }

  static byte[] of(
      ModelSpec.Family family,
      FeatureDictionary dictionary,
      LinearPredictor predictor,
      String name,
      String description) {
    OnnxScoring scoring = new OnnxScoring(family, predictor);
    scoring.score(dictionary.covariates());
    return scoring.graph.toBytes(name, description);
  }

  private void score(List<Covariate> covariates) {
    List<Value> inputs = new ArrayList<>();
    for (Covariate c : covariates) {
      boolean text = c.raw() == CovariateType.CATEGORICAL;
      inputs.add(graph.input(c.name(), text ? TensorType.STRING : TensorType.DOUBLE, takes(c)));
    }
    for (int k = 0; k < covariates.size(); k++) {
      OnnxCells cells = new OnnxCells(graph, covariates.get(k).name(), inputs.get(k));
      OnnxCovariate covariate = new OnnxCovariate(covariates.get(k), cells);
      predictor.of(k).forEach(column -> columns.add(covariate.column(column)));
    }
    Value sum = linearPredictor();
    graph.output(mean(sum), TensorType.DOUBLE, "of the outcome; NaN where not scored");
    graph.output(sum, TensorType.DOUBLE, predicts() + "; NaN where not scored");
  }

  private Value linearPredictor() {
    Value design = graph.node("design", "Concat", columns, Attribute.of("axis", 1));
    Value coefficients =
        graph.column(
            "coefficients", predictor.columns().stream().map(c -> c.coefficient()).toList());
    Value product = graph.node("weighted", "MatMul", List.of(design, coefficients));
    return graph.node(
        LINEAR_PREDICTOR, "Add", List.of(product, graph.constant(predictor.intercept())));
  }

  private String predicts() {
    return switch (family) {
      case LOGISTIC -> "log-odds of the outcome";
      case LINEAR -> "the prediction";
      case POISSON, COX -> "logarithm of the prediction";
    };
  }

  private Value mean(Value sum) {
    return switch (family) {
      case LOGISTIC -> logistic(sum);
      case LINEAR -> graph.node(PREDICTION, "Identity", List.of(sum));
      case POISSON, COX -> graph.node(PREDICTION, "Exp", List.of(sum));
    };
  }

  /** 1 / (1 + exp(−η)), in full so that small risks keep all their digits. */
  private Value logistic(Value sum) {
    Value one = graph.constant(1);
    Value odds =
        graph.node("odds against", "Exp", List.of(graph.node("negative", "Neg", List.of(sum))));
    return graph.node(
        PROBABILITY, "Div", List.of(one, graph.node("denominator", "Add", List.of(one, odds))));
  }

  private static String takes(Covariate c) {
    return switch (c.raw()) {
      case CONTINUOUS ->
          "a number from "
              + c.min()
              + " to "
              + c.max()
              + (c.unit().isEmpty() ? "" : " " + c.unit())
              + "; others are absent, as NaN is";
      case BINARY -> "0 or 1; NaN where absent";
      case CATEGORICAL -> "one of " + String.join(", ", c.levels()) + "; empty where absent";
    };
  }
}
