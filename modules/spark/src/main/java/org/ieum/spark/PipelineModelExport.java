package org.ieum.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.LinearPredictor;
import org.ieum.federation.model.LinearPredictor.ScoredColumn;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;

/**
 * A study's model as a plain MLlib {@link PipelineModel}: SQL that makes the design columns from
 * the raw ones, a vector assembler, a regression with coefficients on the raw scale, and SQL that
 * takes back what is no score. {@code PipelineModel.load} opens it with Spark alone and scores the
 * columns of the study's flat table; of a risk, {@code probability} holds the probabilities of no
 * outcome and of the outcome; of other outcomes, {@code prediction} is the expected value.
 *
 * <p>A null, an empty cell and a number outside its covariate's limits are absent, as in the fit. A
 * row with a cell that a site's table may not hold, such as a level that the dictionary does not
 * know, text where a number belongs, or NaN, is not scored: {@code prediction} and, of a risk,
 * {@code probability} and {@code rawPrediction} are null, and {@code ieum_problem}, null in all
 * other rows, names the columns and what was expected there, never the value.
 *
 * <p>A raw column is found under either spelling of its name, composed or decomposed, as at a site.
 */
public final class PipelineModelExport {
  private PipelineModelExport() {}

  /**
   * Writes the model to a folder of any Hadoop file system, replacing what is there. Needs an
   * active Spark session.
   *
   * @throws IeumException DISK when the folder cannot be written
   */
  public static void write(StudyManifest study, FittedModel model, String folder) {
    try {
      pipeline(study, model).write().overwrite().save(folder);
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK,
          "model folder "
              + folder
              + ": expected a writable folder, could not write it ("
              + e.getClass().getSimpleName()
              + ")",
          e);
    }
  }

  private static PipelineModel pipeline(StudyManifest study, FittedModel model) {
    LinearPredictor predictor = LinearPredictor.of(study, model);
    List<Transformer> stages = new ArrayList<>(design(study.dictionary(), model.imputation()));
    stages.add(regression(study.model().family(), predictor));
    List<String> outputs =
        study.outcome().binary()
            ? List.of("rawPrediction", "probability", "prediction")
            : List.of("prediction");
    stages.add(new SQLTransformer("ieum_scored").setStatement(scoredRowsAlone(outputs)));
    return new PipelineModel("ieum_" + model.studyId(), stages);
  }

  /**
   * The stages that make the design matrix, as the vector {@code features}, from raw columns; it
   * has a NaN in rows that have an {@code ieum_problem}.
   *
   * @param imputation value that stands for an absent one, per design column, on the raw scale
   */
  public static List<Transformer> design(FeatureDictionary dictionary, List<Double> imputation) {
    DesignSql sql = new DesignSql(dictionary, imputation);
    return List.of(
        new SQLTransformer("ieum_design").setStatement(sql.statement()),
        new VectorAssembler("ieum_features")
            .setInputCols(sql.columns().toArray(String[]::new))
            .setHandleInvalid("keep")
            .setOutputCol("features"));
  }

  private static String scoredRowsAlone(List<String> outputs) {
    return "SELECT * EXCEPT ("
        + String.join(", ", outputs)
        + "), "
        + outputs.stream()
            .map(o -> "CASE WHEN " + DesignSql.PROBLEM + " IS NULL THEN " + o + " END AS " + o)
            .collect(Collectors.joining(", "))
        + " FROM __THIS__";
  }

  private static Transformer regression(ModelSpec.Family family, LinearPredictor predictor) {
    Vector slopes =
        Vectors.dense(
            predictor.columns().stream().mapToDouble(ScoredColumn::coefficient).toArray());
    double intercept = predictor.intercept();
    return switch (family) {
      case LOGISTIC -> new LogisticRegressionModel("ieum_logistic", slopes, intercept);
      case LINEAR -> new LinearRegressionModel("ieum_linear", slopes, intercept);
      case POISSON, COX -> exponential(slopes, intercept);
    };
  }

  /** e^η: MLlib has a class for it as the mean of counts. */
  private static Transformer exponential(Vector slopes, double intercept) {
    GeneralizedLinearRegressionModel model =
        new GeneralizedLinearRegressionModel("ieum_poisson", slopes, intercept);
    model.set(model.family(), "poisson");
    model.set(model.link(), "log");
    return model;
  }
}
