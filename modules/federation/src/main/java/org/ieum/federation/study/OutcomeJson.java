package org.ieum.federation.study;

import static org.ieum.federation.study.Canonical.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** An outcome in the manifest: the column's name where it is binary, else an object. */
final class OutcomeJson {
  private OutcomeJson() {}

  static Object write(Outcome outcome) {
    return outcome.binary()
        ? outcome.column()
        : Map.of(
            "column", outcome.column(),
            "type", outcome.kind().name(),
            "min", number(outcome.min()),
            "max", number(outcome.max()));
  }

  static Outcome read(JsonNode node) {
    return node.isTextual()
        ? Outcome.binary(node.asText())
        : new Outcome(
            node.required("column").asText(),
            Outcome.Kind.valueOf(node.required("type").asText()),
            number(node.required("min")),
            number(node.required("max")));
  }
}
