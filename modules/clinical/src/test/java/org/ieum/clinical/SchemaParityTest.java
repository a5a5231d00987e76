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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.junit.jupiter.api.Test;

/** The schema that an editor applies and the reader judge a file alike. */
class SchemaParityTest {
  private static final String STUDY =
      """
      ieum: study/v1
      id: heart-disease
      title: Heart disease
      purpose: To test
      sites: [seoul, boston]
      population: {table: heart, person-id: id, minimum-cohort: 20, max-records: 100000}
      outcome: {column: num}
      split: {holdout-percent: 25, salt: heart-2026}
      covariates:
        - {name: age, type: continuous, min: 18, max: 110, unit: a, description: Age}
        - {name: sex, column: gender, type: binary}
        - {name: cp, type: categorical, levels: ["1", "2", "3"], missing-indicator: true}
      model: {family: logistic, ridge: 0.5, site-intercepts: false, warm-start: true, max-rounds: 25}
      evaluation: {bins: 2000, logit-range: 12, by-site: false, site-bins: 100}
      """;
  private static final String DICTIONARY =
      """
      ieum: dictionary/v1
      covariates:
        - {name: age, type: continuous, min: 18, max: 110, unit: a, description: Age}
        - {name: sex, column: gender, type: binary, missing-indicator: false}
        - {name: cp, type: categorical, levels: ["1", "2", "3"]}
      """;

  /** What the reader checks beyond the schema. */
  private static final List<String> BEYOND =
      List.of(
          "max: expected a value above min",
          "name: expected names of its own",
          "expected columns other than the outcome's and the patient's id",
          "expected a YAML file, found no such file");

  private static final List<JsonNode> VALUES =
      List.of(
          Schemas.json("[null, true, 0, -1, 1, 25.0, 2.5, 91, 1.0e+20, 1.0e-9, 5000000000]"),
          Schemas.json("['', ' ', a, A B, '1', 'true', continuous, binary, categorical, logistic]"),
          Schemas.json("[[], [1], [x], [x, x], [x, y], ['', y], [[x]], {}, {a: 1}, study/v1]"));

  private static final List<String> KEYS =
      List.of(
          "min", "levels", "dictionary", "covariates", "sites", "column", "ridgee", "salt", "x");

  @Property(tries = 3000)
  void judgesMutatedStudiesAlike(@ForAll long seed) {
    JsonNode mutated = mutate(Schemas.json(STUDY), new Random(seed));
    judge(Schemas.STUDY, mutated, StudyFile::read);
  }

  @Property(tries = 2000)
  void judgesMutatedDictionariesAlike(@ForAll long seed) {
    JsonNode mutated = mutate(Schemas.json(DICTIONARY), new Random(seed));
    judge(
        Schemas.DICTIONARY,
        mutated,
        document -> {
          DictionaryFile.read(document);
          document.finish();
        });
  }

  @Test
  void bothAcceptTheOriginalsAndMutationsReachBothVerdicts() {
    assertThat(Schemas.faults(Schemas.STUDY, Schemas.json(STUDY))).isEmpty();
    assertThat(Schemas.faults(Schemas.DICTIONARY, Schemas.json(DICTIONARY))).isEmpty();
    assertThat(refusals(Schemas.json(STUDY), StudyFile::read)).isEmpty();
    long accepted =
        new Random(7)
            .longs(500)
            .mapToObj(seed -> mutate(Schemas.json(STUDY), new Random(seed)))
            .filter(study -> Schemas.faults(Schemas.STUDY, study).isEmpty())
            .count();
    assertThat(accepted).isBetween(25L, 475L);
  }

  private static void judge(JsonSchema schema, JsonNode file, Consumer<YamlDocument> reader) {
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

  private static List<String> refusals(JsonNode file, Consumer<YamlDocument> reader) {
    try {
      reader.accept(
          YamlDocument.parse(file.toPrettyString(), Path.of("s.yaml"), ErrorCode.BAD_STUDY));
      return List.of();
    } catch (IeumException e) {
      return e.text().lines().filter(line -> !line.matches("s.yaml: \\d+ faults")).toList();
    }
  }

  private static JsonNode mutate(JsonNode root, Random random) {
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
