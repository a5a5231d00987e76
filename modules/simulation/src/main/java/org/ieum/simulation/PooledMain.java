package org.ieum.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.PipelineModelExport;
import org.ieum.spark.SitePart;
import org.ieum.spark.SparkSiteTable;
import org.ieum.spark.TableSource;

/**
 * What the pooled records give: the same engine over the union of the sites' tables as one site,
 * and plain MLlib. {@code --study FILE --site NAME=URI … [--result FILE] [--model FILE --pipeline
 * DIR]}: prints the document, or writes it to a file; with a model it also writes its
 * PipelineModel.
 */
public final class PooledMain {
  private PooledMain() {}

  public static void main(String[] args) {
    Application.run("ieum pooled", session -> pooled(session, args));
  }

  static void pooled(SparkSession session, String[] args) {
    Arguments arguments =
        Arguments.of(args, Set.of("study", "site", "model", "pipeline", "result"));
    Map<String, String> sites = arguments.sites();
    StudyManifest study =
        Documents.study(Path.of(arguments.required("study")), List.copyOf(sites.keySet()));
    arguments
        .optional("pipeline")
        .ifPresent(
            folder ->
                PipelineModelExport.write(
                    study,
                    Documents.model(Path.of(arguments.required("model"))),
                    Documents.address(Path.of(folder))));
    String document = text(document(session, study, SiteTables.flat(session, study, sites)));
    arguments
        .optional("result")
        .ifPresentOrElse(
            file -> Documents.write(Path.of(file), document.getBytes(StandardCharsets.UTF_8)),
            () -> System.out.println(document));
  }

  private static Map<String, Object> document(
      SparkSession session, StudyManifest study, Map<String, TableSource> sources) {
    Stopwatch watch = new Stopwatch(System::nanoTime);
    Application.progress("pooled fit with the same engine");
    FittedModel engine =
        watch.time("engine", () -> engine(session, study, List.copyOf(sources.values()), sources));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", study.id());
    document.put("engine", PooledFit.of(engine, watch.seconds("engine")).document());
    MllibFit mllib = new MllibFit(session, study);
    if (mllib.comparable()) {
      Application.progress("pooled fit with MLlib");
      Dataset<Row> rows = mllib.rows(List.copyOf(sources.values()));
      LogisticRegressionModel model =
          watch.time(
              "mllib",
              () -> mllib.fit(mllib.design(rows, engine.imputation()), MllibFit.Stop.EXACT));
      document.put(
          "mllib", new PooledFit(mllib.estimates(model), watch.seconds("mllib")).document());
    }
    return document;
  }

  /**
   * One site of all records; with site intercepts, or hazards by site, the sites stay apart, as the
   * model says.
   */
  private static FittedModel engine(
      SparkSession session,
      StudyManifest study,
      List<TableSource> tables,
      Map<String, TableSource> sources) {
    if (!study.model().fitsIntercept()) {
      try (Simulation simulation = new Simulation(session, study, sources)) {
        return simulation.fit();
      }
    }
    StudyManifest one = study.withSites(List.of("pooled"));
    try (SparkSiteTable all = SparkSiteTable.open(session, one, tables, new SitePart(0, false))) {
      return StudyProgram.run(new SimulatedFederation(one, List.of(all)), Application.listener());
    }
  }

  private static String text(Map<String, Object> document) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IeumException(ErrorCode.INTERNAL, "pooled fits: cannot write the document", e);
    }
  }
}
