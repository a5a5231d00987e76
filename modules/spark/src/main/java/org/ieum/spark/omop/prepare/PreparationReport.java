package org.ieum.spark.omop.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ieum.federation.TableSummary;
import org.ieum.federation.study.Canonical;

/**
 * How an analysis table came about: counts that stay at the site, but for what a study asks of
 * them.
 *
 * @param definition digest of the definition
 * @param snapshot the CDM's content, as it names it
 * @param cdmVersion of the CDM
 * @param attrition persons left after each step, in order; the last is the table's rows
 * @param outcomes persons with the outcome
 * @param lost persons whose follow-up ended before it was known whether they would have it
 * @param covariates in the definition's order
 */
public record PreparationReport(
    String definition,
    String snapshot,
    String cdmVersion,
    List<Step> attrition,
    long outcomes,
    long lost,
    List<Presence> covariates) {
  static final String FORMAT = "ieum/preparation/v2";

  /** Persons left after a step. */
  public record Step(String label, long persons) {}

  /**
   * Persons with a value.
   *
   * @param recorded whether anyone at the site has a row of it, ever; if not, it is masked
   * @param outside persons whose value, of several the latest, is outside the plausible limits
   * @param without of those, persons for whom no earlier one within was left
   */
  public record Presence(
      String covariate, boolean recorded, long persons, long outside, long without) {
    /** Persons with any value, and those of them whose latest is outside the limits. */
    public TableSummary.Values values() {
      return new TableSummary.Values(persons + without, outside);
    }
  }

  public PreparationReport {
    attrition = List.copyOf(attrition);
    covariates = List.copyOf(covariates);
  }

  /** Rows of the table. */
  public long persons() {
    return attrition.get(attrition.size() - 1).persons();
  }

  byte[] toBytes() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", FORMAT);
    document.put("definition", definition);
    document.put("snapshot", snapshot);
    document.put("cdmVersion", cdmVersion);
    document.put(
        "attrition",
        attrition.stream().map(s -> Map.of("label", s.label(), "persons", s.persons())).toList());
    document.put("outcomes", outcomes);
    document.put("lost", lost);
    document.put(
        "covariates",
        covariates.stream()
            .map(
                c ->
                    Map.of(
                        "name", c.covariate(),
                        "recorded", c.recorded(),
                        "persons", c.persons(),
                        "outside", c.outside(),
                        "without", c.without()))
            .toList());
    return Canonical.write(document);
  }

  static PreparationReport fromBytes(byte[] bytes) {
    JsonNode n = Canonical.parse(bytes, "preparation report");
    List<Step> attrition = new ArrayList<>();
    n.path("attrition")
        .forEach(
            s -> attrition.add(new Step(s.path("label").asText(), s.path("persons").asLong())));
    List<Presence> covariates = new ArrayList<>();
    n.path("covariates")
        .forEach(
            c ->
                covariates.add(
                    new Presence(
                        c.path("name").asText(),
                        c.path("recorded").asBoolean(),
                        c.path("persons").asLong(),
                        c.path("outside").asLong(),
                        c.path("without").asLong())));
    return new PreparationReport(
        n.path("definition").asText(),
        n.path("snapshot").asText(),
        n.path("cdmVersion").asText(),
        attrition,
        n.path("outcomes").asLong(),
        n.path("lost").asLong(),
        covariates);
  }
}
