package org.ieum.clinical.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.InclusionRule;
import org.ieum.clinical.cohort.Occurrence;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.yaml.YamlObject;

/**
 * Rules about the index date, one criterion or several:
 *
 * <pre>{@code
 * include:
 *   - {name: seen twice, visit-occurrence: visits, days: [-365, -1], at-least: 2}
 *   - name: ever-smoker
 *     any-of:
 *       - {observation: smoking-status, value-concepts: [45883458], days: [any, 0]}
 *       - {observation: ex-smoker, days: [any, 0]}
 * exclude:
 *   - {name: dementia before, condition-occurrence: dementia, days: [any, 0]}
 * }</pre>
 */
final class Rules {
  private static final int MOST_EVENTS = 1_000_000;

  private Rules() {}

  static List<InclusionRule> read(YamlObject cohort, ConceptSets sets) {
    List<InclusionRule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String key : List.of("include", "exclude")) {
      if (cohort.has(key)) {
        for (YamlObject object : cohort.objects(key)) {
          InclusionRule rule = rule(object, sets, key.equals("exclude"));
          if (!names.add(rule.name())) {
            object.fault(
                "name", "names of its own for each rule", "one a second time", "rename it");
          }
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  private static InclusionRule rule(YamlObject object, ConceptSets sets, boolean excluded) {
    String name = object.text("name");
    List<WindowedCriteria> members = new ArrayList<>();
    boolean any = object.has("any-of");
    boolean all = object.has("all-of");
    if (any && all) {
      object.refuse("all-of", "any-of or all-of", "keep one of the two");
    }
    if (any || all) {
      object.objects(any ? "any-of" : "all-of").forEach(m -> members.add(criterion(m, sets)));
    } else {
      members.add(criterion(object, sets));
    }
    return new InclusionRule(name, excluded ? none(members, all) : some(members, any));
  }

  private static CriteriaGroup some(List<WindowedCriteria> members, boolean any) {
    CriteriaGroup.Type type = any ? CriteriaGroup.Type.ANY : CriteriaGroup.Type.ALL;
    return new CriteriaGroup(type, 0, members, List.of(), List.of());
  }

  /** Not any of them, or not all of them. */
  private static CriteriaGroup none(List<WindowedCriteria> members, boolean all) {
    if (all) {
      int most = Math.max(0, members.size() - 1);
      return new CriteriaGroup(CriteriaGroup.Type.AT_MOST, most, members, List.of(), List.of());
    }
    return CriteriaGroup.all(members.stream().map(Rules::negated).toList());
  }

  private static WindowedCriteria negated(WindowedCriteria w) {
    int fewest = w.occurrence().count();
    Occurrence fewer =
        new Occurrence(
            fewest == 1 ? Occurrence.Comparison.EXACTLY : Occurrence.Comparison.AT_MOST,
            fewest - 1,
            w.occurrence().distinct());
    return new WindowedCriteria(
        w.event(),
        w.startWindow(),
        w.endWindow(),
        fewer,
        w.restrictVisit(),
        w.ignoreObservationPeriod());
  }

  /**
   * An event with {@code days}, and where once is not enough {@code at-least} and what is {@code
   * distinct}.
   */
  static WindowedCriteria criterion(YamlObject object, ConceptSets sets) {
    return new WindowedCriteria(
        Events.read(object, sets),
        Windows.around(object),
        Optional.empty(),
        new Occurrence(
            Occurrence.Comparison.AT_LEAST,
            object.integer("at-least", 1, MOST_EVENTS, 1),
            object.choice("distinct", Occurrence.Distinct.class, Occurrence.Distinct.NOTHING)),
        false,
        false);
  }
}
