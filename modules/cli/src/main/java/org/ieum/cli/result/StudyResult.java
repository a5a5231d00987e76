package org.ieum.cli.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;

/**
 * A finished study.
 *
 * @param sites names of the sites that took part, sorted
 * @param bytesUp payload bytes of the whole study that each site sent
 * @param ledger head of each party's ledger that is known here
 * @param seconds wall-clock seconds by what they were spent on
 */
public record StudyResult(
    FittedModel model,
    List<String> sites,
    SortedMap<String, Long> bytesUp,
    SortedMap<String, Head> ledger,
    Map<String, Double> seconds) {
  /**
   * The head of a ledger.
   *
   * @param root RFC 6962 root in hexadecimal
   */
  public record Head(long size, String root) {}

  public StudyResult {
    sites = List.copyOf(sites);
    bytesUp = new TreeMap<>(bytesUp);
    ledger = new TreeMap<>(ledger);
    seconds = new LinkedHashMap<>(seconds);
  }

  /** The document of {@code --json}; coefficients on the raw scale. */
  public Map<String, Object> toJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", model.studyId());
    document.put("studyDigest", model.studyDigest());
    document.put("sites", sites);
    document.put("rounds", model.rounds());
    document.put("bytesUp", bytesUp);
    document.put("records", model.records());
    document.put("events", model.events());
    document.put("logLikelihood", model.logLikelihood());
    document.put(
        "coefficients", model.coefficients().stream().map(StudyResult::coefficient).toList());
    document.put("excluded", model.excluded());
    document.put("metrics", metrics(model.validation()));
    document.put("modelDigest", model.digest());
    Map<String, Object> heads = new LinkedHashMap<>();
    ledger.forEach((party, head) -> heads.put(party, head(head)));
    document.put("ledger", heads);
    document.put("seconds", seconds);
    return document;
  }

  private static Map<String, Object> coefficient(Coefficient c) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", c.name());
    object.put("estimate", c.estimate());
    object.put("standardError", c.standardError());
    object.put("z", c.z());
    object.put("p", c.p());
    object.put("ci95", List.of(c.low(), c.high()));
    return object;
  }

  /** How the model does on the held-out records. */
  private static Map<String, Object> metrics(Performance performance) {
    Map<String, Object> auc = new LinkedHashMap<>();
    auc.put("value", performance.auc());
    auc.put("bound", performance.aucBound());
    Map<String, Object> calibration = new LinkedHashMap<>();
    calibration.put("slope", performance.calibrationSlope());
    calibration.put("intercept", performance.calibrationIntercept());
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("auc", auc);
    metrics.put("auprc", performance.auprc());
    metrics.put("brier", performance.brier());
    metrics.put("calibration", calibration);
    return metrics;
  }

  private static Map<String, Object> head(Head head) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("size", head.size());
    object.put("root", head.root());
    return object;
  }
}
