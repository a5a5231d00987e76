package org.ieum.federation.study;

import static org.ieum.federation.study.Canonical.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An outcome in the manifest: the column's name where it is binary, else an object. */
final class OutcomeJson {
  private OutcomeJson() {}

  static Object write(Outcome outcome) {
    if (outcome.binary()) {
      return outcome.column();
    }
    Map<String, Object> fields = new TreeMap<>();
    fields.put("column", outcome.column());
    fields.put("type", outcome.kind().name());
    fields.put("min", number(outcome.min()));
    fields.put("max", number(outcome.max()));
    if (outcome.isTime()) {
      fields.put("time", outcome.time());
      if (!outcome.horizons().isEmpty()) {
        fields.put("horizons", outcome.horizons().stream().map(Canonical::number).toList());
      }
    }
    return fields;
  }

  private static List<Double> horizons(JsonNode node) {
    List<Double> horizons = new ArrayList<>();
    node.forEach(time -> horizons.add(number(time)));
    return horizons;
  }

  static Outcome read(JsonNode node) {
    return node.isTextual()
        ? Outcome.binary(node.asText())
        : new Outcome(
            node.required("column").asText(),
            node.path("time").asText(),
            Outcome.Kind.valueOf(node.required("type").asText()),
            number(node.required("min")),
            number(node.required("max")),
            horizons(node.path("horizons")));
  }
}
