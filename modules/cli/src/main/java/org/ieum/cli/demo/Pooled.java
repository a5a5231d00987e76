package org.ieum.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ieum.cli.report.Comparison;
import org.ieum.cli.spark.SparkHome;
import org.ieum.cli.spark.SparkRun;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;

/**
 * The fits over the union of the records: the same Spark engine, and plain MLlib. The application
 * that makes them also writes the federated model as a PipelineModel, to save a start of Spark.
 */
final class Pooled {
  private final Map<String, Fit> engine;
  private final Map<String, Fit> mllib;

  private record Fit(double estimate, double standardError) {
    static final Fit NONE = new Fit(Double.NaN, Double.NaN);
  }

  private Pooled(JsonNode document) {
    this.engine = coefficients(document.path("engine"));
    this.mllib = coefficients(document.path("mllib"));
  }

  /** The application; it reads the study's and the model's canonical documents. */
  static SparkRun run(
      Path study, Path model, Map<String, SiteTable> tables, Path pipeline, Path result) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--study", study.toString(), "--model", model.toString()));
    tables.forEach(
        (site, table) -> arguments.addAll(List.of("--site", site + "=" + table.address())));
    arguments.addAll(List.of("--pipeline", pipeline.toString(), "--result", result.toString()));
    return new SparkRun(SparkHome.find(), "org.ieum.simulation.PooledMain", arguments);
  }

  static Pooled read(Path result) {
    try {
      return new Pooled(new ObjectMapper().readTree(Files.readAllBytes(result)));
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.ENGINE_FAILED,
          result + ": expected the pooled fits, found no readable document",
          e);
    }
  }

  private static Map<String, Fit> coefficients(JsonNode fit) {
    Map<String, Fit> coefficients = new LinkedHashMap<>();
    for (JsonNode c : fit.path("coefficients")) {
      coefficients.put(
          c.path("name").asText(),
          new Fit(
              c.path("estimate").asDouble(Double.NaN),
              c.path("standardError").asDouble(Double.NaN)));
    }
    return coefficients;
  }

  /** Every coefficient of the federated model beside the others. */
  Comparison compare(FittedModel federated, Map<String, Double> truth) {
    List<Comparison.Row> rows = new ArrayList<>();
    for (Coefficient c : federated.coefficients()) {
      Fit pooled = engine.getOrDefault(c.name(), Fit.NONE);
      rows.add(
          new Comparison.Row(
              c.name(),
              c.estimate(),
              c.standardError(),
              pooled.estimate(),
              pooled.standardError(),
              mllib.getOrDefault(c.name(), Fit.NONE).estimate(),
              truth.getOrDefault(c.name(), Double.NaN)));
    }
    return new Comparison(rows, !truth.isEmpty());
  }
}
