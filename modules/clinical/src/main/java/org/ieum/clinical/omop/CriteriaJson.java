package org.ieum.clinical.omop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.Demographics;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.Occurrence;
import org.ieum.clinical.cohort.WindowedCriteria;

/** Criteria about events, and groups of them. */
final class CriteriaJson {
  private static final CriteriaGroup NONE = CriteriaGroup.all(List.of());

  private CriteriaJson() {}

  static Map<String, Object> event(EventCriteria e) {
    return new Fields()
        .text("domain", e.domain().name())
        .text("conceptSet", e.conceptSet().orElse(""))
        .text("sourceConceptSet", e.sourceConceptSet().orElse(""))
        .flag("first", e.first())
        .object("start", RangeJson.dates(e.start()))
        .object("end", RangeJson.dates(e.end()))
        .object("age", RangeJson.numbers(e.age()))
        .ids("gender", e.gender())
        .ids("types", e.types())
        .object("value", RangeJson.numbers(e.value()))
        .ids("valueConcepts", e.valueConcepts())
        .ids("units", e.units())
        .ids("visitTypes", e.visitTypes())
        .object("length", RangeJson.numbers(e.length()))
        .object("count", RangeJson.numbers(e.count()))
        .object("quantity", RangeJson.numbers(e.quantity()))
        .object("daysSupply", RangeJson.numbers(e.daysSupply()))
        .object("correlated", e.correlated().map(CriteriaJson::wholeGroup).orElse(Map.of()))
        .map();
  }

  static EventCriteria event(JsonNode n) {
    return new EventCriteria(
        Parts.choice(n, "domain", Domain.class),
        Parts.optionalText(n, "conceptSet"),
        Parts.optionalText(n, "sourceConceptSet"),
        Parts.flag(n, "first"),
        RangeJson.dates(n.path("start")),
        RangeJson.dates(n.path("end")),
        RangeJson.numbers(n.path("age")),
        Parts.ids(n, "gender"),
        Parts.ids(n, "types"),
        RangeJson.numbers(n.path("value")),
        Parts.ids(n, "valueConcepts"),
        Parts.ids(n, "units"),
        Parts.ids(n, "visitTypes"),
        RangeJson.numbers(n.path("length")),
        RangeJson.numbers(n.path("count")),
        RangeJson.numbers(n.path("quantity")),
        RangeJson.numbers(n.path("daysSupply")),
        n.has("correlated") ? Optional.of(group(n.path("correlated"))) : Optional.empty());
  }

  /** No fields for a group that holds for every event. */
  static Map<String, Object> group(CriteriaGroup group) {
    return group.equals(NONE) ? Map.of() : wholeGroup(group);
  }

  private static Map<String, Object> wholeGroup(CriteriaGroup group) {
    return new Fields()
        .text("type", group.type().name())
        .whole("count", group.count())
        .list("criteria", group.criteria().stream().map(CriteriaJson::windowed).toList())
        .list("demographics", group.demographics().stream().map(CriteriaJson::person).toList())
        .list("groups", group.groups().stream().map(CriteriaJson::wholeGroup).toList())
        .map();
  }

  static CriteriaGroup group(JsonNode n) {
    return n.isMissingNode()
        ? NONE
        : new CriteriaGroup(
            Parts.choice(n, "type", CriteriaGroup.Type.class),
            Parts.whole(n, "count"),
            Parts.list(n, "criteria", CriteriaJson::windowed),
            Parts.list(n, "demographics", CriteriaJson::person),
            Parts.list(n, "groups", CriteriaJson::group));
  }

  static Map<String, Object> windowed(WindowedCriteria w) {
    Fields fields =
        new Fields()
            .object("event", event(w.event()))
            .object("startWindow", RangeJson.window(w.startWindow()))
            .object("occurrence", occurrence(w.occurrence()))
            .flag("restrictVisit", w.restrictVisit())
            .flag("ignoreObservationPeriod", w.ignoreObservationPeriod());
    // A window without ends still asks for an event's end: present even where it has no fields.
    w.endWindow().ifPresent(end -> fields.map().put("endWindow", RangeJson.window(end)));
    return fields.map();
  }

  static WindowedCriteria windowed(JsonNode n) {
    return new WindowedCriteria(
        event(n.path("event")),
        RangeJson.window(n.path("startWindow")),
        n.has("endWindow") ? Optional.of(RangeJson.window(n.path("endWindow"))) : Optional.empty(),
        occurrence(n.path("occurrence")),
        Parts.flag(n, "restrictVisit"),
        Parts.flag(n, "ignoreObservationPeriod"));
  }

  private static Map<String, Object> occurrence(Occurrence o) {
    return new Fields()
        .text("comparison", o.comparison().name())
        .whole("count", o.count())
        .text("distinct", o.distinct() == Occurrence.Distinct.NOTHING ? "" : o.distinct().name())
        .map();
  }

  private static Occurrence occurrence(JsonNode n) {
    return new Occurrence(
        Parts.choice(n, "comparison", Occurrence.Comparison.class),
        Parts.whole(n, "count"),
        n.has("distinct")
            ? Parts.choice(n, "distinct", Occurrence.Distinct.class)
            : Occurrence.Distinct.NOTHING);
  }

  private static Map<String, Object> person(Demographics d) {
    return new Fields()
        .object("age", RangeJson.numbers(d.age()))
        .ids("gender", d.gender())
        .ids("race", d.race())
        .ids("ethnicity", d.ethnicity())
        .object("start", RangeJson.dates(d.start()))
        .object("end", RangeJson.dates(d.end()))
        .map();
  }

  private static Demographics person(JsonNode n) {
    return new Demographics(
        RangeJson.numbers(n.path("age")),
        Parts.ids(n, "gender"),
        Parts.ids(n, "race"),
        Parts.ids(n, "ethnicity"),
        RangeJson.dates(n.path("start")),
        RangeJson.dates(n.path("end")));
  }
}
