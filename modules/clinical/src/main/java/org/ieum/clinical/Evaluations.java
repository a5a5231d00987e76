package org.ieum.clinical;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ieum.clinical.yaml.YamlList;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.study.Term;

/**
 * The object {@code evaluation} of a study:
 *
 * <pre>{@code
 * evaluation:
 *   bins: 2000
 *   by-site: true
 *   thresholds: [0.01, 0.02, 0.05]
 *   subgroups: [{name: sex, covariate: female}, {name: age, covariate: age_c, cuts: [0, 10]}]
 *   comparators:
 *     - name: UK-DRS
 *       link: complementary-log-log
 *       intercept: -5.77
 *       terms:
 *         - {covariate: age_c, coefficient: 0.209}
 *         - {covariate: smoking, level: former, coefficient: -0.07}
 *         - {covariate: packs, band: [0.5, 1], coefficient: 0.9, when: {covariate: smoking, level: current}}
 * }</pre>
 */
final class Evaluations {
  private static final double LARGEST = 1e15;

  private Evaluations() {}

  static EvaluationSpec read(YamlObject evaluation) {
    EvaluationSpec standard = EvaluationSpec.standard();
    return new EvaluationSpec(
        evaluation.integer("bins", 10, 20_000, standard.bins()),
        evaluation.number("logit-range", 1, 40, standard.logitRange()),
        evaluation.flag("by-site", standard.bySite()),
        evaluation.integer("site-bins", 10, 20_000, standard.siteBins()),
        AscendingNumbers.read(evaluation, "thresholds", 1e-6, 1 - 1e-6, 100),
        subgroups(evaluation),
        comparators(evaluation),
        evaluation.flag("leave-one-site-out", false));
  }

  private static List<YamlObject> objects(YamlObject evaluation, String key, int most) {
    if (!evaluation.has(key)) {
      return List.of();
    }
    List<YamlObject> objects = evaluation.objects(key);
    if (objects.size() > most) {
      evaluation.fault(key, "at most " + most, Integer.toString(objects.size()), "leave some out");
    }
    return objects.subList(0, Math.min(most, objects.size()));
  }

  private static List<Subgroup> subgroups(YamlObject evaluation) {
    List<Subgroup> subgroups = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlObject object : objects(evaluation, "subgroups", 50)) {
      Subgroup subgroup =
          new Subgroup(
              object.text("name"),
              object.text("covariate"),
              AscendingNumbers.read(object, "cuts", -LARGEST, LARGEST, 100),
              object.has("levels") ? object.texts("levels") : List.of());
      if (ownName(object, names, subgroup.name())) {
        subgroups.add(subgroup);
      }
    }
    return subgroups;
  }

  private static List<ExternalModel> comparators(YamlObject evaluation) {
    List<ExternalModel> models = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlObject object : objects(evaluation, "comparators", 20)) {
      String name = object.text("name");
      String source = object.text("source", "");
      ExternalModel.Link link = object.choice("link", ExternalModel.Link.class);
      double intercept = object.number("intercept", -LARGEST, LARGEST);
      List<Term> terms = object.objects("terms").stream().map(Evaluations::term).toList();
      if (ownName(object, names, name) && !terms.isEmpty()) {
        models.add(new ExternalModel(name, source, link, intercept, terms));
      }
    }
    return models;
  }

  private static boolean ownName(YamlObject object, Set<String> names, String name) {
    boolean own = names.add(name);
    if (!own) {
      object.fault("name", "a name of its own", "one a second time", "rename one of the two");
    }
    return own;
  }

  private static Term term(YamlObject object) {
    Term term = unconditional(object);
    return object.has("when")
        ? condition(object.object("when"))
            .<Term>map(w -> new Term.Conditional(term, w))
            .orElse(term)
        : term;
  }

  /** A level or a band with coefficient 1; empty where it is neither. */
  private static Optional<Term> condition(YamlObject when) {
    String covariate = when.text("covariate");
    if (when.has("level")) {
      when.refuse("band", "a level or a band", "keep one of the two");
      return Optional.of(new Term.Level(covariate, when.text("level"), 1));
    }
    if (when.has("band")) {
      return Optional.of(band(when, covariate, 1)).filter(t -> t instanceof Term.Band);
    }
    when.fault("", "a level or a band", "neither", "say where the term counts");
    return Optional.empty();
  }

  /** A level, a band, or a power of the covariate, which by default is the covariate itself. */
  private static Term unconditional(YamlObject object) {
    String covariate = object.text("covariate");
    double coefficient = object.number("coefficient", -LARGEST, LARGEST);
    if (object.has("level")) {
      return new Term.Level(covariate, object.text("level"), coefficient);
    }
    if (object.has("band")) {
      return band(object, covariate, coefficient);
    }
    double shift = object.number("shift", -LARGEST, LARGEST, 0);
    double divisor = object.number("divisor", 1e-9, LARGEST, 1);
    double exponent = object.number("exponent", -10, 10, 1);
    return new Term.Power(covariate, shift, divisor, exponent, coefficient);
  }

  private static Term band(YamlObject object, String covariate, double coefficient) {
    YamlList ends = object.list("band");
    if (ends.size() == 2) {
      double low = ends.openNumber(0, -LARGEST, LARGEST, Double.NEGATIVE_INFINITY);
      double high = ends.openNumber(1, -LARGEST, LARGEST, Double.POSITIVE_INFINITY);
      if (low < high) {
        return new Term.Band(covariate, low, high, coefficient);
      }
      object.fault("band", "ends in order", "the greater one first", "exchange the two");
    } else if (ends.size() > 0) {
      object.fault("band", "two ends, [from, to]", ends.size() + " of them", "use 'any'");
    }
    return Term.linear(covariate, coefficient);
  }
}
