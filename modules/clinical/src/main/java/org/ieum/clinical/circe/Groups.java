package org.ieum.clinical.circe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.Demographics;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.Occurrence;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.yaml.YamlObject;

/** Circe's groups of criteria, nested to any depth. */
final class Groups {
  private static final int MOST = 1_000_000;

  private final Codesets sets;

  Groups(Codesets sets) {
    this.sets = sets;
  }

  CriteriaGroup read(YamlObject object) {
    CriteriaGroup.Type type =
        object.parsed(
            "Type", CriteriaGroup.Type.ALL, "ALL, ANY, AT_LEAST or AT_MOST", Groups::type);
    boolean counted = type == CriteriaGroup.Type.AT_LEAST || type == CriteriaGroup.Type.AT_MOST;
    int count = counted ? object.integer("Count", 0, MOST) : 0;
    object.has("Count");
    return new CriteriaGroup(
        type,
        count,
        each(object, "CriteriaList").stream().map(this::windowed).toList(),
        each(object, "DemographicCriteriaList").stream().map(Groups::person).toList(),
        each(object, "Groups").stream().map(this::read).toList());
  }

  private static CriteriaGroup.Type type(String text) {
    return CriteriaGroup.Type.valueOf(text.toUpperCase(Locale.ROOT));
  }

  static List<YamlObject> each(YamlObject object, String key) {
    return object.has(key) ? object.objects(key) : new ArrayList<>();
  }

  private WindowedCriteria windowed(YamlObject object) {
    return new WindowedCriteria(
        new Criteria(sets).read(object.object("Criteria")),
        window(object.object("StartWindow"), false),
        object.optionalObject("EndWindow").map(w -> window(w, true)),
        occurrence(object.object("Occurrence")),
        object.flag("RestrictVisit", false),
        object.flag("IgnoreObservationPeriod", false));
  }

  /** {@code UseEventEnd} left out means the event's end in an end window alone. */
  private static EventWindow window(YamlObject object, boolean end) {
    boolean fromIndexEnd = object.flag("UseIndexEnd", false);
    boolean ofEventEnd = object.flag("UseEventEnd", end);
    OptionalInt from = bound(object, "Start", -1);
    OptionalInt to = bound(object, "End", 1);
    if (from.isPresent() && to.isPresent() && from.getAsInt() > to.getAsInt()) {
      object.fault("End", "an end at or after Start", "one before it", "mend the window in ATLAS");
      return EventWindow.ANY;
    }
    return new EventWindow(from, to, fromIndexEnd, ofEventEnd);
  }

  /** Without days: all that is observed on the side of the coefficient, which must be this one. */
  private static OptionalInt bound(YamlObject window, String key, int open) {
    YamlObject bound = window.object(key);
    int side = bound.integer("Coeff", -1, 1);
    if (bound.has("Days")) {
      return OptionalInt.of(side * bound.integer("Days", 0, 1_000_000));
    }
    if (side != open) {
      bound.fault(
          "Coeff",
          "a window that starts at all days before or ends at all days after",
          "the other side",
          "mend the window in ATLAS");
    }
    return OptionalInt.empty();
  }

  private static Occurrence occurrence(YamlObject object) {
    Occurrence.Comparison[] comparisons = Occurrence.Comparison.values();
    return new Occurrence(
        comparisons[object.integer("Type", 0, comparisons.length - 1)],
        object.integer("Count", 0, MOST),
        distinct(object));
  }

  private static Occurrence.Distinct distinct(YamlObject object) {
    boolean distinct = object.flag("IsDistinct", false);
    Optional<Occurrence.Distinct> column =
        object.optionalParsed(
            "CountColumn",
            Occurrence.Distinct.CONCEPT,
            "DOMAIN_CONCEPT, START_DATE or VISIT_ID",
            Groups::column);
    return distinct ? column.orElse(Occurrence.Distinct.CONCEPT) : Occurrence.Distinct.NOTHING;
  }

  private static Occurrence.Distinct column(String text) {
    return switch (text) {
      case "DOMAIN_CONCEPT" -> Occurrence.Distinct.CONCEPT;
      case "START_DATE" -> Occurrence.Distinct.START_DATE;
      case "VISIT_ID" -> Occurrence.Distinct.VISIT;
      default -> throw new IllegalArgumentException("another column");
    };
  }

  private static Demographics person(YamlObject object) {
    List.of("GenderCS", "RaceCS", "EthnicityCS").forEach(key -> Criteria.refuse(object, key));
    return new Demographics(
        Ranges.whole(object, "Age"),
        Concepts.ids(object, "Gender"),
        Concepts.ids(object, "Race"),
        Concepts.ids(object, "Ethnicity"),
        Ranges.dates(object, "OccurrenceStartDate"),
        Ranges.dates(object, "OccurrenceEndDate"));
  }
}
