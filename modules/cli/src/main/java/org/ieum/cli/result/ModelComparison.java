package org.ieum.cli.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.Accuracy;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.study.ModelSpec;
import org.jspecify.annotations.Nullable;

/**
 * Two models side by side.
 *
 * <pre>
 * A  plain   heart-disease  model 3f9c2a71b0de
 * B  ridge   heart-disease  model 77b0aa21cd90
 *
 * coefficient          A          B     B − A  in std. errors of A
 * (Intercept)   -6.21043   -5.90112  0.309310                0.339
 *
 * figure               A          B     B − A
 * AUC           0.843100   0.842900   -0.0002
 *
 * in the definition      A     B
 * model.ridge            0  0.01
 * </pre>
 *
 * @param first how the first model was named
 * @param second how the second was
 */
public record ModelComparison(String first, FetchedStudy a, String second, FetchedStudy b) {
  /**
   * Models whose coefficients and figures mean the same.
   *
   * @throws IeumException BAD_USAGE when they are of different families
   */
  public ModelComparison {
    ModelSpec.Family family = family(a);
    if (family != family(b)) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          "models "
              + first
              + " and "
              + second
              + ": expected two of one family, found "
              + OutcomeWords.regression(family)
              + " and "
              + OutcomeWords.regression(family(b))
              + ", whose coefficients and figures mean different things; compare models of one kind"
              + " of outcome");
    }
  }

  private static ModelSpec.Family family(FetchedStudy of) {
    return of.result().model().response().family();
  }

  /** A number of each model; NaN where one has none. */
  private record Pair(String name, double a, double b) {
    double difference() {
      return b - a;
    }
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Table models = new Table();
    models.row("A", name(first, a)).row("B", name(second, b)).ofWords();
    lines.addAll(models.lines());
    lines.add("");
    Table coefficients = Table.of("coefficient", "A", "B", "B − A", "in std. errors of A");
    for (Pair c : coefficients()) {
      coefficients.row(
          c.name(),
          Figures.number(c.a()),
          Figures.number(c.b()),
          Figures.number(c.difference()),
          Figures.fixed(inErrors(c), 3));
    }
    lines.addAll(coefficients.lines());
    lines.add("");
    Table figures = Table.of("figure", "A", "B", "B − A");
    for (Pair f : figures()) {
      figures.row(
          f.name(), Figures.number(f.a()), Figures.number(f.b()), Figures.number(f.difference()));
    }
    lines.addAll(figures.lines());
    lines.add("judged on records   A " + judgedOn(a) + ", B " + judgedOn(b));
    lines.add("");
    List<DefinitionDifference> definition = definition();
    if (definition.isEmpty()) {
      lines.add("in the definition   nothing differs");
      return lines;
    }
    Table parts = Table.of("in the definition", "A", "B").ofWords();
    definition.forEach(d -> parts.row(d.path(), shown(d.a()), shown(d.b())));
    lines.addAll(parts.lines());
    return lines;
  }

  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("a", head(first, a));
    document.put("b", head(second, b));
    List<Map<String, Object>> coefficients = new ArrayList<>();
    for (Pair c : coefficients()) {
      Map<String, Object> row = row(c);
      row.put("differenceInStandardErrors", inErrors(c));
      coefficients.add(row);
    }
    document.put("coefficients", coefficients);
    document.put("metrics", figures().stream().map(ModelComparison::row).toList());
    document.put("definition", definition().stream().map(ModelComparison::row).toList());
    return document;
  }

  private static Map<String, Object> head(String name, FetchedStudy of) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("name", name);
    head.put("study", of.study().id());
    head.put("studyDigest", of.study().digest());
    head.put("modelDigest", of.result().model().digest());
    head.put("metricsOf", judgedOn(of));
    return head;
  }

  private static Map<String, Object> row(Pair pair) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", pair.name());
    row.put("a", pair.a());
    row.put("b", pair.b());
    row.put("difference", pair.difference());
    return row;
  }

  private static Map<String, @Nullable Object> row(DefinitionDifference difference) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("path", difference.path());
    row.put("a", difference.a());
    row.put("b", difference.b());
    return row;
  }

  private static String name(String name, FetchedStudy of) {
    return name
        + "  study "
        + of.study().id()
        + ", model "
        + Figures.shortDigest(of.result().model().digest());
  }

  private static String judgedOn(FetchedStudy of) {
    return of.result().model().judgedOnHeldOut() ? "held-out" : "training";
  }

  private List<DefinitionDifference> definition() {
    return DefinitionDifference.between(a.study(), b.study());
  }

  /** Every coefficient of either model, those of the first in its order. */
  private List<Pair> coefficients() {
    Map<String, Coefficient> left = byName(a);
    Map<String, Coefficient> right = byName(b);
    Set<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    return names.stream().map(n -> new Pair(n, estimate(left, n), estimate(right, n))).toList();
  }

  private static Map<String, Coefficient> byName(FetchedStudy of) {
    Map<String, Coefficient> byName = new LinkedHashMap<>();
    of.result().model().fitted().forEach(c -> byName.put(c.name(), c));
    return byName;
  }

  private static double estimate(Map<String, Coefficient> coefficients, String name) {
    Coefficient c = coefficients.get(name);
    return c == null ? Double.NaN : c.estimate();
  }

  private double inErrors(Pair pair) {
    Coefficient c = byName(a).get(pair.name());
    return c == null ? Double.NaN : pair.difference() / c.standardError();
  }

  private List<Pair> figures() {
    List<Pair> out = new ArrayList<>();
    out.add(of("training records", m -> m.records()));
    if (a.result().model().response().outcome().happens()) {
      out.add(of("training events", m -> m.events()));
    }
    out.add(of("log-likelihood, without any penalty", FittedModel::logLikelihood));
    out.add(judged("records judged on", p -> p.records()));
    if (a.result().model().response().outcome().isTime()) {
      out.add(judged("events judged on", p -> p.events()));
      out.add(judged("concordance", p -> p.ranks().concordance().value()));
      out.add(judged("calibration slope", p -> p.ranks().slope().value()));
      return out;
    }
    if (!a.result().model().response().isRisk()) {
      accuracy(out);
      return out;
    }
    out.add(judged("events judged on", p -> p.events()));
    out.add(judged("AUC", Performance::auc));
    out.add(judged("AUPRC", Performance::auprc));
    out.add(judged("Brier", Performance::brier));
    out.add(judged("log loss", Performance::logLoss));
    out.add(judged("calibration slope", Performance::calibrationSlope));
    out.add(judged("calibration intercept", Performance::calibrationIntercept));
    out.add(judged("observed/expected", p -> p.appraisal().observedExpected().value()));
    return out;
  }

  private void accuracy(List<Pair> out) {
    out.add(near("mean outcome", Accuracy::outcome));
    out.add(near("mean prediction", Accuracy::predicted));
    out.add(near("R²", Accuracy::r2));
    out.add(near("RMSE", Accuracy::rmse));
    out.add(near("MAE", Accuracy::mae));
    out.add(near("mean deviance", Accuracy::meanDeviance));
    out.add(near("calibration slope", p -> p.slope().value()));
    out.add(near("calibration intercept", p -> p.intercept().value()));
  }

  private Pair near(String name, ToDoubleFunction<Accuracy> figure) {
    return judged(name, p -> figure.applyAsDouble(p.nearness()));
  }

  private Pair of(String name, ToDoubleFunction<FittedModel> figure) {
    return new Pair(
        name, figure.applyAsDouble(a.result().model()), figure.applyAsDouble(b.result().model()));
  }

  private Pair judged(String name, ToDoubleFunction<Performance> figure) {
    return of(name, m -> figure.applyAsDouble(m.validation()));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "–" : value.length() > 40 ? value.substring(0, 39) + "…" : value;
  }
}
