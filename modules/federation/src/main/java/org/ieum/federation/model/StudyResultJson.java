package org.ieum.federation.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.ModelSpec;
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

  /** The document, in the order in which people read it: all that the study asked for. */
  public Map<String, Object> document() {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("study", model.studyId());
    out.put("studyDigest", model.studyDigest());
    if (model.publicData()) {
      out.put("publicData", true);
    }
    out.put("family", FigureJson.word(model.response().family()));
    out.put("outcome", FigureJson.outcome(model.response().outcome()));
    out.put("sites", sites);
    out.put("rounds", model.rounds());
    out.put("bytesUp", bytesUp);
    out.put("records", model.records());
    if (model.response().outcome().happens()) {
      out.put("events", model.events());
    }
    out.put("logLikelihood", FigureJson.figure(model.logLikelihood()));
    out.put("logLikelihoodOf", "training records, without any penalty");
    if (model.response().family() == ModelSpec.Family.LINEAR) {
      out.put("residualStandardError", FigureJson.figure(model.response().residualStandardError()));
    }
    out.put("standardErrors", FigureJson.word(model.standardErrors()));
    out.put("coefficients", FigureJson.coefficients(model));
    if (!model.response().baseline().isEmpty()) {
      out.put("baselineHazards", RankingJson.baseline(model.response().baseline()));
    }
    out.put("excluded", model.excluded());
    out.put("outsideLimits", model.cohort().outside().stream().map(FigureJson::outside).toList());
    out.put("warnings", model.cautions().stream().map(FigureJson::caution).toList());
    if (!model.weights().isEmpty()) {
      out.put("weights", model.weights().stream().map(FigureJson::weights).toList());
    }
    out.put("metricsOf", model.judgedOnHeldOut() ? "held-out" : "training");
    out.put("metrics", FigureJson.metrics(model.validation()));
    out.put("trainingMetrics", FigureJson.metrics(model.development()));
    out.put("bySite", FigureJson.sites(model.sites()));
    out.put("heterogeneity", FigureJson.plain(model.heterogeneity()));
    out.put("subgroups", FigureJson.subgroups(model.subgroups()));
    out.put("comparators", FigureJson.comparators(model.comparators()));
    out.put("leaveOneSiteOut", FigureJson.leftOut(model));
    out.put("attrition", FigureJson.plain(model.cohort().attrition()));
    out.put("cohort", FigureJson.cohort(model));
    out.put("fit", model.fit().stream().map(FigureJson::step).toList());
    out.put("modelDigest", model.digest());
    Map<String, Object> heads = new LinkedHashMap<>();
    ledger.forEach((party, head) -> heads.put(party, of(head)));
    out.put("ledger", heads);
    out.put("seconds", seconds);
    return out;
  }

  private static Map<String, Object> of(Head head) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("size", head.size());
    out.put("root", head.root());
    return out;
  }
}
