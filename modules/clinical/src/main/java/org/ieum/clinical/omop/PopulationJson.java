package org.ieum.clinical.omop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;

/** The outcome and the population's settings. */
final class PopulationJson {
  private PopulationJson() {}

  static Map<String, Object> outcome(OutcomeDefinition outcome) {
    return new Fields()
        .object("cohort", CohortJson.write(outcome.cohort()))
        .list(
            "confirmations", outcome.confirmations().stream().map(CriteriaJson::windowed).toList())
        .object("expectedShare", RangeJson.numbers(outcome.expectedShare()))
        .map();
  }

  static OutcomeDefinition outcome(JsonNode n) {
    return new OutcomeDefinition(
        CohortJson.read(n.path("cohort")),
        Parts.list(n, "confirmations", CriteriaJson::windowed),
        RangeJson.numbers(n.path("expectedShare")));
  }

  static Map<String, Object> settings(PopulationSettings p) {
    return new Fields()
        .object("timeAtRisk", timeAtRisk(p.timeAtRisk()))
        .flag("firstExposureOnly", p.firstExposureOnly())
        .whole("washoutDays", p.washoutDays())
        .flag("removePriorOutcome", p.removePriorOutcome())
        .whole("priorOutcomeLookbackDays", p.priorOutcomeLookbackDays())
        .whole("minimumTimeAtRiskDays", p.minimumTimeAtRiskDays())
        .object(
            "censoring",
            new Fields()
                .text("policy", p.censoring().policy().name())
                .number("maximumWeight", p.censoring().maximumWeight())
                .map())
        .map();
  }

  static PopulationSettings settings(JsonNode n) {
    JsonNode censoring = n.path("censoring");
    return new PopulationSettings(
        timeAtRisk(n.path("timeAtRisk")),
        Parts.flag(n, "firstExposureOnly"),
        Parts.whole(n, "washoutDays"),
        Parts.flag(n, "removePriorOutcome"),
        Parts.whole(n, "priorOutcomeLookbackDays"),
        Parts.whole(n, "minimumTimeAtRiskDays"),
        new Censoring(
            Parts.choice(censoring, "policy", Censoring.Policy.class),
            Parts.number(censoring, "maximumWeight", 1)));
  }

  private static Map<String, Object> timeAtRisk(TimeAtRisk t) {
    return new Fields()
        .whole("start", t.start())
        .flag("startAtCohortEnd", t.startAtCohortEnd())
        .whole("end", t.end())
        .flag("endAtCohortEnd", t.endAtCohortEnd())
        .map();
  }

  private static TimeAtRisk timeAtRisk(JsonNode n) {
    return new TimeAtRisk(
        Parts.whole(n, "start"),
        Parts.flag(n, "startAtCohortEnd"),
        Parts.whole(n, "end"),
        Parts.flag(n, "endAtCohortEnd"));
  }
}
