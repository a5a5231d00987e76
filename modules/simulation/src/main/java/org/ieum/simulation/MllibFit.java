package org.ieum.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.HoldOut;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.PipelineModelExport;
import org.ieum.spark.TableSource;

/** Plain MLlib logistic regression over the pooled records: what one would write without Ieum. */
final class MllibFit {
  /** When the fit stops: the relative change of the objective, and how many steps at most. */
  record Stop(double tolerance, int mostSteps) {
    /** MLlib's own defaults. */
    static final Stop MLLIB = new Stop(1e-6, 100);

    /** To the digits that a comparison wants. */
    static final Stop EXACT = new Stop(1e-12, 500);
  }

  private final SparkSession session;
  private final StudyManifest study;

  MllibFit(SparkSession session, StudyManifest study) {
    this.session = session;
    this.study = study;
  }

  /**
   * Whether MLlib can be given the same rows and the same model: it knows no site intercepts, and a
   * data frame's rows have no position to hold out by.
   */
  boolean comparable() {
    boolean rowsKnown = study.split().holdoutPercent() == 0 || !study.personId().isEmpty();
    return rowsKnown
        && !study.model().siteIntercepts()
        && study.model().family() == ModelSpec.Family.LOGISTIC;
  }

  /** The training rows of all tables, raw. */
  Dataset<Row> rows(List<TableSource> tables) {
    boolean oneFormat = tables.stream().map(TableSource::format).distinct().count() == 1;
    Dataset<Row> all = null;
    for (TableSource table : tables) {
      Dataset<Row> rows = select(read(table), !oneFormat);
      all = all == null ? rows : all.unionByName(rows);
    }
    Dataset<Row> pooled = java.util.Objects.requireNonNull(all);
    if (study.split().holdoutPercent() == 0) {
      return pooled;
    }
    HoldOut rule = study.split().rule();
    UDF1<String, Boolean> training = id -> !rule.heldOut(id.trim());
    Column id = functions.col(quoted(study.personId())).cast("string");
    return pooled.filter(functions.udf(training, DataTypes.BooleanType).apply(id));
  }

  private Dataset<Row> read(TableSource table) {
    if (!table.format().equals("csv")) {
      return session.read().format(table.format()).options(table.options()).load(table.uri());
    }
    return session
        .read()
        .option("header", "true")
        .option("inferSchema", "true")
        .options(table.options())
        .csv(table.uri());
  }

  private Dataset<Row> select(Dataset<Row> table, boolean asText) {
    Set<String> names = new LinkedHashSet<>();
    study.dictionary().covariates().stream().map(Covariate::column).forEach(names::add);
    names.add(study.outcome().column());
    weight().ifPresent(names::add);
    if (!study.personId().isEmpty()) {
      names.add(study.personId());
    }
    Column[] columns =
        names.stream()
            .map(n -> functions.col(quoted(n)))
            .map(c -> asText ? c.cast("string") : c)
            .toArray(Column[]::new);
    return table.select(columns);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private Optional<String> weight() {
    return study.preparation().weight().map(Preparation.Weight::column);
  }

  /** Vector {@code features}, {@code label} and {@code weight} of each row. */
  Dataset<Row> design(Dataset<Row> rows, List<Double> imputation) {
    PipelineModel design =
        new PipelineModel("design", PipelineModelExport.design(study.dictionary(), imputation));
    Column outcome = functions.col(quoted(study.outcome().column()));
    // Booleans and their names count as 0 and 1.
    Column label =
        functions
            .when(functions.lower(outcome.cast("string")).equalTo("true"), 1.0)
            .when(functions.lower(outcome.cast("string")).equalTo("false"), 0.0)
            .otherwise(outcome.cast("string").try_cast("double"));
    Column weight =
        weight().map(w -> functions.col(quoted(w)).cast("double")).orElse(functions.lit(1.0));
    return design
        .transform(rows)
        .select(functions.col("features"), label.as("label"), weight.as("weight"));
  }

  LogisticRegressionModel fit(Dataset<Row> design, Stop stop) {
    return new LogisticRegression()
        .setWeightCol("weight")
        .setRegParam(study.model().ridge())
        .setElasticNetParam(0)
        .setStandardization(true)
        .setTol(stop.tolerance())
        .setMaxIter(stop.mostSteps())
        .fit(design);
  }

  /** Names and estimates, the intercept first. */
  List<PooledFit.Estimate> estimates(LogisticRegressionModel model) {
    List<PooledFit.Estimate> out = new ArrayList<>();
    out.add(new PooledFit.Estimate(Coefficient.INTERCEPT, model.intercept(), Double.NaN));
    List<DesignColumn> design = study.dictionary().design();
    for (int j = 0; j < design.size(); j++) {
      out.add(
          new PooledFit.Estimate(design.get(j).name(), model.coefficients().apply(j), Double.NaN));
    }
    return out;
  }
}
