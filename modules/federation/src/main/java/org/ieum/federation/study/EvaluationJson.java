package org.ieum.federation.study;

import static org.ieum.federation.study.Canonical.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The evaluation part of a manifest as canonical JSON and back. */
final class EvaluationJson {
  private EvaluationJson() {}

  static Map<String, Object> write(EvaluationSpec e) {
    return Map.of(
        "bins", e.bins(),
        "logitRange", number(e.logitRange()),
        "bySite", e.bySite(),
        "siteBins", e.siteBins(),
        "thresholds", numbers(e.thresholds()),
        "subgroups", e.subgroups().stream().map(EvaluationJson::subgroup).toList(),
        "comparators", e.comparators().stream().map(EvaluationJson::comparator).toList(),
        "leaveOneSiteOut", e.leaveOneSiteOut());
  }

  private static List<String> numbers(List<Double> values) {
    return values.stream().map(Canonical::number).toList();
  }

  private static Map<String, Object> subgroup(Subgroup s) {
    return Map.of(
        "name", s.name(),
        "covariate", s.covariate(),
        "cuts", numbers(s.cuts()),
        "levels", s.levels());
  }

  private static Map<String, Object> comparator(ExternalModel m) {
    return Map.of(
        "name", m.name(),
        "source", m.source(),
        "link", m.link().name(),
        "intercept", number(m.intercept()),
        "terms", m.terms().stream().map(EvaluationJson::term).toList());
  }

  private static Map<String, Object> term(Term term) {
    String coefficient = number(term.coefficient());
    if (term instanceof Term.Power p) {
      return Map.of(
          "kind", "power",
          "covariate", p.covariate(),
          "shift", number(p.shift()),
          "divisor", number(p.divisor()),
          "exponent", number(p.exponent()),
          "coefficient", coefficient);
    } else if (term instanceof Term.Band b) {
      return Map.of(
          "kind", "band",
          "covariate", b.covariate(),
          "low", number(b.low()),
          "high", number(b.high()),
          "coefficient", coefficient);
    } else if (term instanceof Term.Conditional c) {
      return Map.of("kind", "conditional", "term", term(c.term()), "when", term(c.when()));
    }
    Term.Level l = (Term.Level) term;
    return Map.of(
        "kind",
        "level",
        "covariate",
        l.covariate(),
        "level",
        l.level(),
        "coefficient",
        coefficient);
  }

  static EvaluationSpec read(JsonNode n) {
    return new EvaluationSpec(
        n.required("bins").asInt(),
        number(n.required("logitRange")),
        n.required("bySite").asBoolean(),
        n.required("siteBins").asInt(),
        numbers(n.required("thresholds")),
        subgroups(n.required("subgroups")),
        comparators(n.required("comparators")),
        n.required("leaveOneSiteOut").asBoolean());
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> out = new ArrayList<>();
    list.forEach(x -> out.add(number(x)));
    return out;
  }

  private static List<Subgroup> subgroups(JsonNode list) {
    List<Subgroup> out = new ArrayList<>();
    for (JsonNode s : list) {
      List<String> levels = new ArrayList<>();
      s.required("levels").forEach(l -> levels.add(l.asText()));
      out.add(
          new Subgroup(text(s, "name"), text(s, "covariate"), numbers(s.required("cuts")), levels));
    }
    return out;
  }

  private static List<ExternalModel> comparators(JsonNode list) {
    List<ExternalModel> out = new ArrayList<>();
    for (JsonNode m : list) {
      List<Term> terms = new ArrayList<>();
      m.required("terms").forEach(t -> terms.add(term(t)));
      out.add(
          new ExternalModel(
              text(m, "name"),
              text(m, "source"),
              ExternalModel.Link.valueOf(text(m, "link")),
              number(m.required("intercept")),
              terms));
    }
    return out;
  }

  private static Term term(JsonNode n) {
    if (text(n, "kind").equals("conditional")) {
      return new Term.Conditional(term(n.required("term")), term(n.required("when")));
    }
    String covariate = text(n, "covariate");
    double coefficient = number(n.required("coefficient"));
    return switch (text(n, "kind")) {
      case "power" ->
          new Term.Power(
              covariate,
              number(n.required("shift")),
              number(n.required("divisor")),
              number(n.required("exponent")),
              coefficient);
      case "band" ->
          new Term.Band(
              covariate, number(n.required("low")), number(n.required("high")), coefficient);
      case "level" -> new Term.Level(covariate, text(n, "level"), coefficient);
      default -> throw new IllegalArgumentException("comparator: an unknown kind of term");
    };
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asText();
  }
}
