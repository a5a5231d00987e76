package org.ieum.clinical.circe;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.error.Nearest;

/** One of Circe's criteria: an object with a single key, the name of its kind. */
final class Criteria {
  static final String UNREAD_EXPECTED = "a part of Circe that Ieum reads";

  private final Codesets sets;

  Criteria(Codesets sets) {
    this.sets = sets;
  }

  EventCriteria read(YamlObject object) {
    object.freeKeys().stream()
        .skip(1)
        .forEach(second -> object.refuse(second, "criteria of one kind", "part the two"));
    for (String name : object.freeKeys()) {
      Optional<CriteriaKind> kind = CriteriaKind.named(name);
      if (kind.isPresent()) {
        return read(object.object(name), kind.get());
      }
      boolean known = CriteriaKind.UNREAD.contains(name);
      String others = String.join(", ", CriteriaKind.names());
      object.faultAtKey(
          name,
          known ? UNREAD_EXPECTED : "criteria of Circe",
          "'" + name + "'",
          known
              ? "define the cohort in ATLAS by " + others
              : Nearest.to(name, CriteriaKind.names())
                  .map(n -> "did you mean '" + n + "'?")
                  .orElse("known here: " + others));
      return EventCriteria.any(Domain.CONDITION_OCCURRENCE);
    }
    object.fault("", "criteria", "an empty object", "complete it in ATLAS");
    return EventCriteria.any(Domain.CONDITION_OCCURRENCE);
  }

  private EventCriteria read(YamlObject c, CriteriaKind kind) {
    kind.refused().forEach(key -> refuse(c, key));
    Stream.of("GenderCS", "VisitTypeCS", "UnitCS", "ValueAsConceptCS", "DateAdjustment")
        .forEach(key -> refuse(c, key));
    if (!kind.type().isEmpty()) {
      refuse(c, kind.type() + "CS");
    }
    boolean quantified = kind.quantity();
    return new EventCriteria(
        kind.domain(),
        kind.domain() == Domain.OBSERVATION_PERIOD ? Optional.empty() : sets.named(c, "CodesetId"),
        kind.source().isEmpty() ? Optional.empty() : sets.named(c, kind.source()),
        kind.domain() != Domain.DEATH && c.flag("First", false),
        Ranges.dates(c, kind.start()),
        kind.end().isEmpty() ? DateRange.ANY : Ranges.dates(c, kind.end()),
        Ranges.whole(c, kind.age()),
        kind.domain() == Domain.OBSERVATION_PERIOD ? Set.of() : Concepts.ids(c, "Gender"),
        types(c, kind),
        kind.valued() ? Ranges.decimal(c, "ValueAsNumber") : NumberRange.ANY,
        kind.valued() ? Concepts.ids(c, "ValueAsConcept") : Set.of(),
        kind.valued() ? Concepts.ids(c, "Unit") : Set.of(),
        kind.visitType().isEmpty() ? Set.of() : Concepts.ids(c, kind.visitType()),
        kind.length().isEmpty() ? NumberRange.ANY : Ranges.whole(c, kind.length()),
        kind.counts() ? Ranges.whole(c, "OccurrenceCount") : NumberRange.ANY,
        quantified ? Ranges.decimal(c, "Quantity") : NumberRange.ANY,
        kind.domain() == Domain.DRUG_EXPOSURE ? Ranges.whole(c, "DaysSupply") : NumberRange.ANY,
        c.optionalObject("CorrelatedCriteria")
            .map(g -> new Groups(sets).read(g))
            .filter(g -> !g.isEmpty()));
  }

  private static Set<Long> types(YamlObject c, CriteriaKind kind) {
    if (kind.type().isEmpty()) {
      return Set.of();
    }
    Set<Long> types = Concepts.ids(c, kind.type());
    String turned = kind.type() + "Exclude";
    if (c.has(turned) && c.flag(turned) && !types.isEmpty()) {
      refuse(c, turned);
    }
    return types;
  }

  /** A key that narrows what Circe finds and that has no place in a definition here. */
  static void refuse(YamlObject object, String key) {
    object.refuse(key, UNREAD_EXPECTED, "remove it from the cohort in ATLAS and export again");
  }
}
