package org.ieum.federation.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code simulate} and {@code submit} print of a finished study; coefficients on the raw
 * scale. Unlike the model's own canonical document it is for people and programs, with plain
 * numbers and null where a figure does not exist.
 *
 * @param sites names of the sites that took part, sorted
 * @param bytesUp payload bytes of the whole study that each site sent
 * @param ledger head of each party's ledger that is known here
 * @param seconds wall-clock seconds by what they were spent on
 */
public record StudyResultJson(
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

  public StudyResultJson {
    sites = List.copyOf(sites);
    bytesUp = Collections.unmodifiableSortedMap(new TreeMap<>(bytesUp));
    ledger = Collections.unmodifiableSortedMap(new TreeMap<>(ledger));
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }

  /** The document as one indented text. */
  public String text() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document());
    } catch (JsonProcessingException e) {
      throw new IeumException(ErrorCode.INTERNAL, "result: cannot write its document", e);
    }
  }

  /** The document, in the order in which people read it. */
  public Map<String, Object> document() {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("study", model.studyId());
    out.put("studyDigest", model.studyDigest());
    out.put("sites", sites);
    out.put("rounds", model.rounds());
    out.put("bytesUp", bytesUp);
    out.put("records", model.records());
    out.put("events", model.events());
    out.put("logLikelihood", figure(model.logLikelihood()));
    out.put("standardErrors", model.standardErrors().name().toLowerCase(Locale.ROOT));
    out.put("coefficients", model.coefficients().stream().map(StudyResultJson::of).toList());
    out.put("excluded", model.excluded());
    out.put("outsideLimits", model.cohort().outside().stream().map(StudyResultJson::of).toList());
    out.put("metrics", of(model.validation()));
    out.put("modelDigest", model.digest());
    Map<String, Object> heads = new LinkedHashMap<>();
    ledger.forEach((party, head) -> heads.put(party, of(head)));
    out.put("ledger", heads);
    out.put("seconds", seconds);
    return out;
  }

  private static Map<String, @Nullable Object> of(Coefficient c) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", c.name());
    out.put("estimate", figure(c.estimate()));
    out.put("standardError", figure(c.standardError()));
    out.put("z", figure(c.z()));
    out.put("p", figure(c.p()));
    out.put("ci95", new @Nullable Double[] {figure(c.low()), figure(c.high())});
    return out;
  }

  private static Map<String, @Nullable Object> of(Performance performance) {
    Map<String, @Nullable Object> auc = new LinkedHashMap<>();
    auc.put("value", figure(performance.auc()));
    auc.put("bound", figure(performance.aucBound()));
    Appraisal appraisal = performance.appraisal();
    auc.put("ci95", interval(appraisal.auc()));
    Map<String, @Nullable Object> calibration = new LinkedHashMap<>();
    calibration.put("slope", figure(performance.calibrationSlope()));
    calibration.put("intercept", figure(performance.calibrationIntercept()));
    calibration.put("slopeCi95", interval(appraisal.calibrationSlope()));
    calibration.put("inTheLarge", figure(appraisal.calibrationInTheLarge().value()));
    calibration.put("observedExpected", figure(appraisal.observedExpected().value()));
    calibration.put("observedExpectedCi95", interval(appraisal.observedExpected()));
    calibration.put("ici", figure(appraisal.ici()));
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("auc", auc);
    out.put("auprc", figure(performance.auprc()));
    out.put("brier", figure(performance.brier()));
    out.put("scaledBrier", figure(appraisal.scaledBrier()));
    out.put("calibration", calibration);
    return out;
  }

  private static Map<String, Object> of(Cohort.Outside outside) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("covariate", outside.covariate());
    out.put("records", outside.records());
    Map<String, Object> sites = new LinkedHashMap<>();
    outside.sites().forEach(s -> sites.put(s.site(), s.records()));
    out.put("sites", sites);
    return out;
  }

  private static Map<String, Object> of(Head head) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("size", head.size());
    out.put("root", head.root());
    return out;
  }

  private static @Nullable Double[] interval(Estimate estimate) {
    return new @Nullable Double[] {figure(estimate.low()), figure(estimate.high())};
  }

  /** JSON has no NaN. */
  private static @Nullable Double figure(double x) {
    return Double.isFinite(x) ? x : null;
  }
}
