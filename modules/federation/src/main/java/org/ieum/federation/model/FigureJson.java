package org.ieum.federation.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ieum.federation.study.Outcome;
import org.jspecify.annotations.Nullable;

/** A model's parts as plain values: decimal numbers, null where a figure does not exist. */
final class FigureJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FigureJson() {}

  /** Those in the model; a column that was left out has none. */
  static List<Map<String, @Nullable Object>> coefficients(FittedModel model) {
    EffectScale scale = model.response().effect();
    return model.fitted().stream().map(c -> coefficient(c, scale)).toList();
  }

  private static Map<String, @Nullable Object> coefficient(Coefficient c, EffectScale scale) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("name", c.name());
    out.put("estimate", figure(c.estimate()));
    out.put("standardError", figure(c.standardError()));
    out.put("z", figure(c.z()));
    out.put("p", figure(c.p()));
    out.put("ci95", ends(c.low(), c.high()));
    if (c.hasEffect() && scale.besideCoefficient()) {
      String ratio = scale == EffectScale.RATE_RATIO ? "rateRatio" : "hazardRatio";
      out.put(ratio, figure(scale.effect(c.estimate())));
      out.put(ratio + "Ci95", ends(scale.effect(c.low()), scale.effect(c.high())));
    }
    return out;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Map<String, Object> outcome(Outcome outcome) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("column", outcome.column());
    if (outcome.isTime()) {
      out.put("time", outcome.time());
    }
    out.put("type", word(outcome.kind()));
    out.put("min", outcome.min());
    out.put("max", outcome.max());
    if (!outcome.horizons().isEmpty()) {
      out.put("horizons", outcome.horizons());
    }
    return out;
  }

  /** Who took part; an outcome that does not happen has no events. */
  static @Nullable Object cohort(FittedModel model) {
    Object cohort = plain(model.cohort());
    if (!model.response().outcome().happens()) {
      withoutEvents(cohort);
    }
    return cohort;
  }

  private static void withoutEvents(@Nullable Object cohort) {
    if (cohort instanceof Map<?, ?> map) {
      map.remove("events");
      if (map.get("sites") instanceof Collection<?> sites) {
        sites.forEach(FigureJson::withoutEvents);
      }
    }
  }

  /** How many records had a value outside limits, and at the sites that say so. */
  static Map<String, Object> outside(Cohort.Outside outside) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("covariate", outside.covariate());
    out.put("records", outside.records());
    Map<String, Object> sites = new LinkedHashMap<>();
    outside.sites().forEach(s -> sites.put(s.site(), s.records()));
    out.put("sites", sites);
    return out;
  }

  static Map<String, Object> caution(Caution caution) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("code", caution.code().name());
    out.put("subject", caution.subject());
    out.put("text", caution.text());
    return out;
  }

  /** What weights leave of one part's events and non-events. */
  static Map<String, Object> weights(PartWeights part) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("part", part.part());
    out.put("events", tally(part.events()));
    out.put("nonEvents", tally(part.nonEvents()));
    return out;
  }

  private static Map<String, Object> tally(WeightTally tally) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("records", tally.records());
    out.put("lost", tally.lost());
    out.put("cut", tally.cut());
    out.put("effective", tally.effective());
    return out;
  }

  /** The figures of some records, how many they are, and those at the study's thresholds. */
  static Map<String, @Nullable Object> metrics(Performance performance) {
    if (performance.ranking() != null) {
      return RankingJson.of(performance.ranks());
    }
    return performance.accuracy() == null
        ? riskMetrics(performance)
        : AccuracyJson.of(performance.nearness());
  }

  private static Map<String, @Nullable Object> riskMetrics(Performance performance) {
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
    out.put("records", performance.records());
    out.put("events", performance.events());
    out.put("auc", auc);
    out.put("auprc", figure(performance.auprc()));
    out.put("brier", figure(performance.brier()));
    out.put("logLoss", figure(performance.logLoss()));
    out.put("scaledBrier", figure(appraisal.scaledBrier()));
    out.put("calibration", calibration);
    out.put("thresholds", plain(appraisal.thresholds()));
    out.put("withheld", plain(appraisal.withheld()));
    return out;
  }

  static List<Map<String, @Nullable Object>> sites(List<SitePerformance> sites) {
    return sites.stream().map(s -> judged("site", s.site(), s.performance())).toList();
  }

  static List<Map<String, @Nullable Object>> subgroups(List<SubgroupPerformance> subgroups) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (SubgroupPerformance s : subgroups) {
      Map<String, @Nullable Object> group = new LinkedHashMap<>();
      group.put("subgroup", s.subgroup());
      group.putAll(judged("group", s.group(), s.performance()));
      out.add(group);
    }
    return out;
  }

  static List<Map<String, @Nullable Object>> comparators(List<ComparatorPerformance> comparators) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (ComparatorPerformance c : comparators) {
      Map<String, @Nullable Object> comparator = judged("name", c.name(), c.performance());
      comparator.put("source", c.source());
      comparator.put("bySite", sites(c.sites()));
      comparator.put("subgroups", subgroups(c.subgroups()));
      out.add(comparator);
    }
    return out;
  }

  /** Each left-out site with the coefficients of the model of the others. */
  static List<Map<String, @Nullable Object>> leftOut(FittedModel model) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (LeftOutSite s : model.leftOut()) {
      Map<String, @Nullable Object> site = judged("site", s.site(), s.performance());
      Map<String, @Nullable Object> estimates = new LinkedHashMap<>();
      int known = Math.min(s.coefficients().size(), model.coefficients().size());
      for (int j = 0; j < known; j++) {
        Coefficient c = model.coefficients().get(j);
        if (!model.excluded().contains(c.name())) {
          estimates.put(c.name(), figure(s.coefficients().get(j)));
        }
      }
      site.put("coefficients", estimates);
      out.add(site);
    }
    return out;
  }

  static Map<String, @Nullable Object> step(FitStep step) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("round", step.round());
    out.put("penalisedLogLikelihood", figure(step.logLikelihood()));
    out.put("decrement", figure(step.decrement()));
    return out;
  }

  private static Map<String, @Nullable Object> judged(
      String key, String name, Performance performance) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put(key, name);
    out.put("metrics", metrics(performance));
    return out;
  }

  /** A record, or a list of them, with its components' names. */
  static @Nullable Object plain(Object value) {
    return finite(MAPPER.convertValue(value, Object.class));
  }

  private static @Nullable Object finite(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> out = new LinkedHashMap<>();
      map.forEach((key, inner) -> out.put(key, finite(inner)));
      return out;
    }
    if (value instanceof Collection<?> list) {
      List<@Nullable Object> out = new ArrayList<>();
      list.forEach(inner -> out.add(finite(inner)));
      return out;
    }
    return value instanceof Double number ? figure(number) : value;
  }

  /** With its standard error and interval. */
  static Map<String, @Nullable Object> estimate(Estimate estimate) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("value", figure(estimate.value()));
    out.put("standardError", figure(estimate.standardError()));
    out.put("ci95", interval(estimate));
    return out;
  }

  static @Nullable Double[] interval(Estimate estimate) {
    return ends(estimate.low(), estimate.high());
  }

  private static @Nullable Double[] ends(double low, double high) {
    return new @Nullable Double[] {figure(low), figure(high)};
  }

  /** JSON has no NaN. */
  static @Nullable Double figure(double x) {
    return Double.isFinite(x) ? x : null;
  }
}
