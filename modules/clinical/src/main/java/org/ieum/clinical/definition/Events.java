package org.ieum.clinical.definition;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.yaml.YamlList;
import org.ieum.clinical.yaml.YamlObject;

/**
 * Events, written {@code domain: concept-set} with filters beside it:
 *
 * <pre>{@code
 * {observation: smoking-status, value-concepts: [45883458, 45881517]}
 * {measurement: psa, value: [4, any], units: [8842], first: true}
 * {death: any}
 * }</pre>
 */
final class Events {
  /** Instead of a concept set: every row of the domain. */
  static final String EVERY = "any";

  private Events() {}

  static String key(Domain domain) {
    return domain.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The domains whose keys an object has. */
  static List<Domain> domains(YamlObject object) {
    return Arrays.stream(Domain.values()).filter(d -> object.has(key(d))).toList();
  }

  static EventCriteria read(YamlObject object, ConceptSets sets) {
    List<Domain> domains = domains(object);
    Domain domain = domains.isEmpty() ? Domain.CONDITION_OCCURRENCE : domains.get(0);
    if (domains.isEmpty()) {
      object.fault("", oneDomain(), "none of them", "say which table's rows are meant");
    }
    domains.stream()
        .skip(1)
        .forEach(
            d -> object.refuse(key(d), oneDomain(), "give the second event an entry of its own"));
    Optional<String> conceptSet =
        domains.isEmpty() ? Optional.empty() : conceptSet(object, domain, sets);
    boolean valued = domain == Domain.MEASUREMENT || domain == Domain.OBSERVATION;
    if (!valued && !domains.isEmpty()) {
      for (String key : List.of("value", "value-concepts", "units")) {
        object.refuse(key, "a key of measurements and observations", "remove it");
      }
    }
    return new EventCriteria(
        domain,
        conceptSet,
        Optional.empty(),
        object.flag("first", false),
        DateRange.ANY,
        DateRange.ANY,
        NumberRange.ANY,
        Set.of(),
        concepts(object, "types"),
        valued ? Windows.numbers(object, "value").orElse(NumberRange.ANY) : NumberRange.ANY,
        valued ? concepts(object, "value-concepts") : Set.of(),
        valued ? concepts(object, "units") : Set.of(),
        concepts(object, "visit-types"),
        NumberRange.ANY,
        NumberRange.ANY,
        NumberRange.ANY,
        NumberRange.ANY,
        Optional.empty());
  }

  private static Optional<String> conceptSet(YamlObject object, Domain domain, ConceptSets sets) {
    String key = key(domain);
    boolean every = object.optionalText(key).filter(EVERY::equals).isPresent();
    return every ? Optional.empty() : Optional.of(sets.named(object, key));
  }

  /** Concept ids, one or more; empty where the key is left out. */
  static Set<Long> concepts(YamlObject object, String key) {
    Set<Long> concepts = new LinkedHashSet<>();
    object.optionalList(key).ifPresent(list -> add(list, concepts));
    return concepts;
  }

  static void add(YamlList list, Set<Long> concepts) {
    for (int i = 0; i < list.size(); i++) {
      if (!concepts.add(list.longInteger(i, 0, ConceptSets.MOST))) {
        list.fault(i, "each concept once", "one a second time", "remove it");
      }
    }
  }

  private static String oneDomain() {
    return "one of " + String.join(", ", Arrays.stream(Domain.values()).map(Events::key).toList());
  }
}
