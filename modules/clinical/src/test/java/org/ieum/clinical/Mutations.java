package org.ieum.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** Files with a few random slips, and whether schema and reader judge them alike. */
final class Mutations {
  /** What the reader checks beyond the schema. */
  private static final List<String> BEYOND =
      List.of(
          "max: expected a value above min",
          "min: expected a min above 0 where the transform is log",
          "spline: expected knots within the limits",
          "cuts: expected cuts within the limits",
          "name: expected names of its own",
          "expected columns other than the outcome's and the patient's id",
          "expected a YAML file, found no such file",
          "expected the name of a concept set",
          "expected names that study and dictionary do not share",
          "expected each concept once",
          "expected the same concept set in each domain",
          "expected concepts of one level each",
          "expected a name that the analysis table does not use itself",
          "expected names of its own for each rule",
          "expected a day at or after the start",
          "expected a day from 1900-01-01 to 2200-12-31",
          "expected ends in order",
          "expected ascending numbers",
          "name: expected a name of its own",
          "expected subgroups and comparators that the dictionary can serve",
          "model.firth: expected one penalty",
          "outcome.event: expected another column than time's",
          "horizons: expected times above 0 and below the greatest",
          "model.horizons: expected a key of the family cox over OMOP tables",
          "person-id: expected a column other than the outcome's",
          "model.strata: expected a key of the family cox",
          "model.ties: expected a key of the family cox",
          "time-at-risk: expected both anchors at cohort-start",
          "model: expected a family for the outcome, and covariates that the dictionary has");

  private static final List<JsonNode> VALUES =
      List.of(
          Schemas.json("[null, true, 0, -1, 1, 25.0, 2.5, 91, 1.0e+20, 1.0e-9, 5000000000]"),
          Schemas.json("['', ' ', a, A B, '1', 'true', continuous, binary, categorical, logistic]"),
          Schemas.json("[[], [1], [x], [x, x], [x, y], ['', y], [[x]], {}, {a: 1}, study/v1]"),
          Schemas.json(
              "[[1, 2], [2, 1], [any, 0], [any, -1], [-5, any], [any, any], [3, -3], [1, 1]]"),
          Schemas.json(
              "[any, visits, ipcw, time-to-event, cox, start, gender, presence, latest-value, first, all, {}, 7]"),
          Schemas.json("[log, [50, 65, 80], {knots: [45, 60, 75]}, {knots: [45, 60]}, 2, 3]"),
          Schemas.json("[{concept: 7}, [{concept: 7, exclude: true}], [2012-01-01, any], {0: 1}]"));

  private static final List<String> KEYS =
      List.of(
          "min",
          "levels",
          "dictionary",
          "covariates",
          "sites",
          "column",
          "ridgee",
          "salt",
          "x",
          "cdm",
          "target",
          "days",
          "measurement",
          "death",
          "value",
          "units",
          "unit",
          "concepts",
          "any-of",
          "exclude",
          "first",
          "at-least",
          "power",
          "centre",
          "transform",
          "spline",
          "time",
          "event",
          "max-time",
          "horizons",
          "ties",
          "knots",
          "cuts",
          "circe",
          "confirm",
          "name",
          "concept-sets");

  private Mutations() {}

  static void judge(JsonSchema schema, JsonNode file, Consumer<YamlDocument> reader) {
    List<String> bySchema = Schemas.faults(schema, file);
    List<String> byReader = refusals(file, reader);
    if (bySchema.isEmpty()) {
      assertThat(byReader)
          .as("the schema accepts %s", file)
          .allMatch(line -> BEYOND.stream().anyMatch(line::contains));
    } else {
      assertThat(byReader).as("the schema refuses %s: %s", file, bySchema).isNotEmpty();
    }
  }

  static List<String> refusals(JsonNode file, Consumer<YamlDocument> reader) {
    try {
      reader.accept(
          YamlDocument.parse(file.toPrettyString(), Path.of("s.yaml"), ErrorCode.BAD_STUDY));
      return List.of();
    } catch (IeumException e) {
      return e.text().lines().filter(line -> !line.matches("s.yaml: \\d+ faults")).toList();
    }
  }

  static JsonNode mutate(JsonNode root, Random random) {
    for (int i = random.nextInt(2); i >= 0; i--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(root, containers);
      JsonNode container = containers.get(random.nextInt(containers.size()));
      if (container instanceof ObjectNode object) {
        mutate(object, random);
      } else if (container instanceof ArrayNode array && !array.isEmpty()) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(3)) {
          case 0 -> array.remove(at);
          case 1 -> array.set(at, value(random));
          default -> array.add(array.get(at).deepCopy());
        }
      }
    }
    return root;
  }

  private static void mutate(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(KEYS.get(random.nextInt(KEYS.size())), value(random));
      default -> object.set(name, value(random));
    }
  }

  private static JsonNode value(Random random) {
    JsonNode group = VALUES.get(random.nextInt(VALUES.size()));
    return group.get(random.nextInt(group.size())).deepCopy();
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
