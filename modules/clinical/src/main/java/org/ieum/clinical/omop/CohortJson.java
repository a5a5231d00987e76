package org.ieum.clinical.omop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.cohort.InclusionRule;

/** A cohort definition. */
final class CohortJson {
  private CohortJson() {}

  static Map<String, Object> write(CohortDefinition c) {
    return new Fields()
        .text("name", c.name())
        .list("entry", c.entry().stream().map(CriteriaJson::event).toList())
        .whole("priorDays", c.priorDays())
        .whole("postDays", c.postDays())
        .text("entryLimit", c.entryLimit().name())
        .object("qualifying", CriteriaJson.group(c.qualifying()))
        .text("qualifyingLimit", c.qualifyingLimit().name())
        .list("rules", c.rules().stream().map(CohortJson::rule).toList())
        .text("limit", c.limit().name())
        .object("exit", exit(c.exit()))
        .list("censoring", c.censoring().stream().map(CriteriaJson::event).toList())
        .object("censorDates", RangeJson.dates(c.censorDates()))
        .whole("eraPadDays", c.eraPadDays())
        .map();
  }

  static CohortDefinition read(JsonNode n) {
    return new CohortDefinition(
        Parts.text(n, "name"),
        Parts.list(n, "entry", CriteriaJson::event),
        Parts.whole(n, "priorDays"),
        Parts.whole(n, "postDays"),
        Parts.choice(n, "entryLimit", EventLimit.class),
        CriteriaJson.group(n.path("qualifying")),
        Parts.choice(n, "qualifyingLimit", EventLimit.class),
        Parts.list(n, "rules", CohortJson::rule),
        Parts.choice(n, "limit", EventLimit.class),
        exit(n.path("exit")),
        Parts.list(n, "censoring", CriteriaJson::event),
        RangeJson.dates(n.path("censorDates")),
        Parts.whole(n, "eraPadDays"));
  }

  private static Map<String, Object> rule(InclusionRule rule) {
    return new Fields()
        .text("name", rule.name())
        .object("group", CriteriaJson.group(rule.group()))
        .map();
  }

  private static InclusionRule rule(JsonNode n) {
    return new InclusionRule(Parts.text(n, "name"), CriteriaJson.group(n.path("group")));
  }

  private static Map<String, Object> exit(CohortExit exit) {
    if (exit instanceof CohortExit.DateOffset offset) {
      return new Fields()
          .text("type", "dateOffset")
          .flag("fromEnd", offset.fromEnd())
          .whole("days", offset.days())
          .map();
    }
    if (exit instanceof CohortExit.CustomEra era) {
      return new Fields()
          .text("type", "customEra")
          .text("conceptSet", era.conceptSet())
          .whole("gapDays", era.gapDays())
          .whole("offset", era.offset())
          .whole("daysSupply", era.daysSupply())
          .map();
    }
    return new Fields().text("type", "endOfObservation").map();
  }

  private static CohortExit exit(JsonNode n) {
    return switch (Parts.text(n, "type")) {
      case "dateOffset" ->
          new CohortExit.DateOffset(Parts.flag(n, "fromEnd"), Parts.whole(n, "days"));
      case "customEra" ->
          new CohortExit.CustomEra(
              Parts.text(n, "conceptSet"),
              Parts.whole(n, "gapDays"),
              Parts.whole(n, "offset"),
              Parts.whole(n, "daysSupply"));
      case "endOfObservation" -> new CohortExit.EndOfObservation();
      default -> throw new IllegalArgumentException("exit: expected a known type");
    };
  }
}
