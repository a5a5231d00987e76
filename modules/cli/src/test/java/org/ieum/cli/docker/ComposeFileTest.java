package org.ieum.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.ieum.node.NodeConfig;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The compose file against the folders that a new federation has. */
class ComposeFileTest {
  private static final List<String> SITES = List.of("seoul", "boston", "daejeon");
  private static final JsonNode SERVICES = compose().path("services");

  @TempDir private Path folder = Path.of("");

  @Test
  void aCoordinatorThreeHospitalsAndTheCommandLine() {
    List<String> names = new ArrayList<>();
    SERVICES.fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactly("coordinator", "seoul", "boston", "daejeon", "cli");
    assertThat(SERVICES.path("cli").path("profiles").path(0).asText()).isEqualTo("tools");
  }

  @Test
  void everyServiceBuildsAnImageFileOfThisFolder() {
    for (JsonNode service : SERVICES) {
      JsonNode build = service.path("build");
      assertThat(build.path("context").asText()).isEqualTo("..");
      assertThat(Repository.file(build.path("dockerfile").asText())).isRegularFile();
      assertThat(build.path("args").path("UID").asText()).isEqualTo("${IEUM_UID:-1000}");
      assertThat(service.path("image").asText())
          .isEqualTo(
              build.path("dockerfile").asText().replaceAll("docker/(.*)\\.Dockerfile", "ieum-$1"));
    }
  }

  @Test
  void whatIsMountedIsWhatANewFederationHas() throws Exception {
    Path out = folder.resolve("federation");
    FederationInit.write(
        new FederationPlan("trial", List.of("coordinator"), 7443, SITES, List.of("ada"), List.of()),
        out,
        Clock.systemUTC());
    for (JsonNode service : SERVICES) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.path("source").asText();
        Path mounted =
            source.startsWith("..")
                ? Repository.file("docker/" + source)
                : Path.of(
                    source
                        .replace("${FEDERATION:-./federation}", out.toString())
                        .replace("${RESEARCHER:-ada}", "ada"));
        assertThat(source).doesNotContain("governance");
        assertThat(volume.path("type").asText()).isEqualTo("bind");
        if (source.endsWith("/state")) {
          assertThat(volume.has("read_only")).as("%s can be written", source).isFalse();
        } else {
          assertThat(volume.path("read_only").asBoolean()).as(source).isTrue();
        }
        if (source.endsWith("/state") || source.endsWith("/data")) {
          String made = "docker/" + source.substring("${FEDERATION:-./".length()).replace("}", "");
          assertThat(Repository.text("docker/README.md")).contains(made);
          assertThat(mounted.getParent()).exists();
        } else {
          assertThat(mounted).exists();
        }
      }
    }
    for (String site : SITES) {
      NodeConfig config = NodeConfig.read(out.resolve("sites/" + site + "/node.yaml"));
      assertThat(SERVICES.has(config.coordinator().getHost())).isTrue();
      assertThat(SERVICES.path("coordinator").path("ports").path(0).asText())
          .isEqualTo("7443:" + config.coordinator().getPort());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "seoul", "boston", "daejeon"})
  void aPartysPlaceIsItsOwnFolderAtParty(String name) {
    String own = name.equals("coordinator") ? "/coordinator/" : "/sites/" + name + "/";
    List<String> targets = new ArrayList<>();
    for (JsonNode volume : SERVICES.path(name).path("volumes")) {
      assertThat(volume.path("source").asText()).contains(own);
      targets.add(volume.path("target").asText());
    }
    String config = name.equals("coordinator") ? "coordinator" : "node";
    assertThat(targets)
        .contains("/party/" + config + ".yaml", "/party/identity", "/party/state")
        .hasSize(name.equals("coordinator") ? 3 : 4);
  }

  @Test
  void onlyTheCoordinatorPublishesAPortAndNoneHasMoreRightsThanItNeeds() {
    SERVICES
        .properties()
        .forEach(
            service -> {
              assertThat(service.getValue().has("ports"))
                  .isEqualTo(service.getKey().equals("coordinator"));
              assertThat(service.getValue().path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
              assertThat(service.getValue().path("security_opt").toString())
                  .isEqualTo("[\"no-new-privileges:true\"]");
              assertThat(service.getValue().has("privileged")).isFalse();
            });
  }

  @Test
  void theReadmesFederationIsTheComposeFiles() {
    String readme = Repository.text("docker/README.md").replace("\\\n", "");
    assertThat(readme)
        .contains("--host coordinator ", "--researcher ada", "--out docker/federation");
    assertThat(SITES).allMatch(site -> readme.contains("--site " + site + " "));
    assertThat(Files.exists(Repository.file("jobs/dementia-early-diagnosis/study.yaml"))).isTrue();
    assertThat(Repository.text(".gitignore")).contains("/docker/federation/");
  }

  private static JsonNode compose() {
    // '<<' merges an anchor's keys: YAML 1.1, which Compose reads.
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return new ObjectMapper()
        .valueToTree(new Load(settings).loadFromString(Repository.text("docker/compose.yaml")));
  }
}
