package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.ieum.coordinator.CoordinatorConfig;
import org.ieum.federation.error.IeumException;
import org.ieum.node.NodeConfig;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schema that an editor applies and the process that reads the file judge alike. */
class ConfigurationSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema COORDINATOR =
      schema("org/ieum/coordinator/coordinator.schema.json");
  private static final JsonSchema NODE = schema("org/ieum/node/node.schema.json");

  private static final String WHOLE_COORDINATOR =
      """
      ieum: coordinator/v1
      listen: {host: 0.0.0.0, port: 7443}
      identity: identity
      state: state
      """;
  private static final String WHOLE_NODE =
      """
      ieum: node/v1
      site: seoul
      coordinator: https://hub.example.org:7443
      identity: identity
      state: state
      tables:
        patients: {uri: "file:/data/patients.parquet", format: parquet}
        visits: {uri: "file:/data/v.csv", format: csv, options: {header: "true", sep: ";"}, dictionary: d.yaml}
        cdm: {uri: "jdbc:postgresql://h/cdm", format: omop-jdbc, options: {schema: omop, user: u, password-file: p, partitions: 4, time-zone: Asia/Seoul}}
      policy:
        default: ask
        rules:
          - {study: "dementia-*", researcher: ada, decision: allow}
          - {decision: refuse}
        minimum-cohort: 20
        share-site-results: false
      engine: {master: "local[2]", spark-home: /opt/spark, memory: 2g, conf: {spark.a: 1, spark.b: x}}
      """;
  private static final String DICTIONARY =
      """
      ieum: dictionary/v1
      covariates:
        - {name: female, type: binary}
      """;

  /** What a reader checks beyond the schema: the files that a file names. */
  private static final String BEYOND = "expected a YAML file, found no such file";

  private static final JsonNode VALUES =
      json(
          """
          [null, true, 0, -1, 1, 7443, 65535, 65536, 2.5, 25.0, 5000000000, '', ' ', a, A B, '1',
           ask, csv, node/v1, coordinator/v1, 'https://h:1', 'http://h:1', 'https://h',
           'https://h:65536', 'https://h:1/', 'https://[::1]:7443', 'https://10.0.0.1:7443',
           'https://-h:1', [], [x], [{decision: ask}], [{study: a}], {}, {a: 1}, {a: {}}, {a: null}]
          """);
  private static final List<String> KEYS =
      List.of("identitty", "portt", "rules", "tables", "decision", "options", "dictionary", "x");

  @TempDir private Path folder = Path.of("");

  @Test
  void theFilesOfANewFederationPassBoth() throws IOException {
    Path out = folder.resolve("federation");
    List<String> sites = List.of("seoul", "boston", "daejeon");
    FederationInit.write(
        new FederationPlan(
            "trial", List.of("hub.example.org"), 7443, sites, List.of("ada"), List.of("irb")),
        out,
        Clock.systemUTC());
    Path coordinator = out.resolve("coordinator/coordinator.yaml");
    assertThat(faults(COORDINATOR, json(Files.readString(coordinator)))).isEmpty();
    assertThat(CoordinatorConfig.read(coordinator).port()).isEqualTo(7443);
    for (String site : sites) {
      Path node = out.resolve("sites").resolve(site).resolve("node.yaml");
      assertThat(faults(NODE, json(Files.readString(node)))).isEmpty();
      assertThat(NodeConfig.read(node).site()).isEqualTo(site);
    }
  }

  @Test
  void theTablesThatATemplateOffersInItsCommentsPassBoth() throws IOException {
    Path out = folder.resolve("federation");
    FederationInit.write(
        new FederationPlan(
            "trial", List.of("hub.example.org"), 7443, List.of("seoul"), List.of(), List.of()),
        out,
        Clock.systemUTC());
    Path node = out.resolve("sites/seoul/node.yaml");
    String text = Files.readString(node);
    String completed =
        text.replaceAll("(?m)^# (?=tables:| {2,}\\w[\\w-]*:( |$))", "")
            .replaceAll("(?m)^tables: \\{\\}$", "")
            .replaceAll("(?m)^( +)# (?=rules:| +- |spark-home:)", "$1");
    assertThat(completed).contains("\ntables:\n  patients:\n", "\n  rules:\n", "\n  spark-home:");
    Files.writeString(out.resolve("sites/seoul/dictionary.yaml"), DICTIONARY);
    assertThat(faults(NODE, json(completed))).isEmpty();
    Files.writeString(node, completed);
    NodeConfig config = NodeConfig.read(node);
    assertThat(config.tables()).containsOnlyKeys("patients", "visits", "cdm");
    assertThat(config.policy().rules()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ieum", "listen", "host", "port", "identity", "state"})
  void bothRefuseAMisspeltKeyOfACoordinator(String key) {
    String misspelt = misspelt(WHOLE_COORDINATOR, key);
    assertThat(faults(COORDINATOR, json(misspelt))).isNotEmpty();
    assertThat(refusals(misspelt, CoordinatorConfig::read))
        .anyMatch(line -> line.contains(key + "x'") && line.contains("did you mean '" + key + "'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ieum",
        "site",
        "coordinator",
        "identity",
        "state",
        "tables",
        "uri",
        "format",
        "options",
        "dictionary",
        "header",
        "sep",
        "schema",
        "user",
        "password-file",
        "partitions",
        "time-zone",
        "policy",
        "default",
        "rules",
        "study",
        "researcher",
        "decision",
        "minimum-cohort",
        "share-site-results",
        "engine",
        "master",
        "spark-home",
        "memory",
        "conf"
      })
  void bothRefuseAMisspeltKeyOfANode(String key) {
    String misspelt = misspelt(WHOLE_NODE, key);
    assertThat(faults(NODE, json(misspelt))).isNotEmpty();
    assertThat(refusals(misspelt, NodeConfig::read))
        .anyMatch(line -> line.contains(key + "x'") && line.contains("did you mean '" + key + "'"));
  }

  @Test
  void bothAcceptTheWholeFiles() {
    assertThat(faults(COORDINATOR, json(WHOLE_COORDINATOR))).isEmpty();
    assertThat(refusals(WHOLE_COORDINATOR, CoordinatorConfig::read)).isEmpty();
    assertThat(faults(NODE, json(WHOLE_NODE))).isEmpty();
    assertThat(refusals(WHOLE_NODE, NodeConfig::read)).isEmpty();
  }

  @Test
  void bothJudgeMutatedFilesAlike() {
    assertThat(accepted(COORDINATOR, WHOLE_COORDINATOR, CoordinatorConfig::read))
        .isBetween(20, 480);
    assertThat(accepted(NODE, WHOLE_NODE, NodeConfig::read)).isBetween(20, 480);
  }

  /** How many of 500 mutations the schema accepts, after comparing each verdict. */
  private int accepted(JsonSchema schema, String whole, Consumer<Path> reader) {
    int accepted = 0;
    for (int seed = 0; seed < 500; seed++) {
      JsonNode mutated = mutate(json(whole), new Random(seed));
      List<String> bySchema = faults(schema, mutated);
      List<String> byReader = refusals(mutated.toPrettyString(), reader);
      if (bySchema.isEmpty()) {
        accepted++;
        assertThat(byReader)
            .as("seed %d: the schema accepts %s", seed, mutated)
            .allMatch(line -> line.contains(BEYOND));
      } else {
        assertThat(byReader).as("seed %d: the schema refuses %s", seed, bySchema).isNotEmpty();
      }
    }
    return accepted;
  }

  private List<String> refusals(String text, Consumer<Path> reader) {
    try {
      Path file = Files.writeString(folder.resolve("c.yaml"), text);
      Files.writeString(folder.resolve("d.yaml"), DICTIONARY);
      reader.accept(file);
      return List.of();
    } catch (IeumException e) {
      return e.text().lines().filter(line -> !line.matches(".*: \\d+ faults")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String misspelt(String yaml, String key) {
    String misspelt = yaml.replaceFirst("(?<![\\w-])" + key + ":", key + "x:");
    assertThat(misspelt).isNotEqualTo(yaml);
    return misspelt;
  }

  private static JsonNode mutate(JsonNode root, Random random) {
    for (int i = random.nextInt(2); i >= 0; i--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(root, containers);
      JsonNode container = containers.get(random.nextInt(containers.size()));
      JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
      if (container instanceof ObjectNode object) {
        List<String> names = new ArrayList<>(KEYS);
        object.fieldNames().forEachRemaining(name -> names.addAll(List.of(name, name, name)));
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(5) == 0) {
          object.remove(name);
        } else {
          object.set(name, value);
        }
      } else if (container instanceof ArrayNode array) {
        array.add(value);
      }
    }
    return root;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static List<String> faults(JsonSchema schema, JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }

  private static JsonNode json(String yaml) {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static JsonSchema schema(String resource) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(SchemaLocation.of("classpath:" + resource));
  }
}
