package org.ieum.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every image file, read line by line. */
class DockerfilesTest {
  private record Instruction(String name, String rest) {}

  private static final Set<String> KNOWN =
      Set.of(
          "FROM",
          "ARG",
          "ENV",
          "RUN",
          "COPY",
          "WORKDIR",
          "USER",
          "VOLUME",
          "EXPOSE",
          "HEALTHCHECK",
          "ENTRYPOINT",
          "CMD");

  /** Where the build's products come from: the POM that makes each, and what it says. */
  private static final Map<String, List<String>> PRODUCTS =
      Map.of(
          "modules/cli/target/dist/jvm",
          List.of("modules/cli/pom.xml", "<outputDirectory>${project.build.directory}/dist<"),
          "modules/cli/target/dist/lib",
          List.of("modules/cli/pom.xml", "<outputDirectory>${project.build.directory}/dist/lib<"),
          "modules/simulation/target/spark-home",
          List.of(
              "modules/simulation/pom.xml",
              "<outputDirectory>${project.build.directory}/spark-home/jars<"),
          "modules/simulation/target/engine",
          List.of(
              "modules/simulation/pom.xml", "<outputDirectory>${project.build.directory}/engine<"));

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "node", "cli"})
  void everyLineIsAKnownInstruction(String image) {
    assertThat(instructions(image)).isNotEmpty().allMatch(line -> KNOWN.contains(line.name));
    assertThat(instructions(image)).noneMatch(line -> line.rest.isBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "node", "cli"})
  void theBuildsStageIsTheSameInEveryFileAndRunsTheBuild(String image) {
    List<Instruction> build = stages(image).get(0);
    assertThat(build).isEqualTo(stages("coordinator").get(0));
    assertThat(build.get(0).rest).isEqualTo("eclipse-temurin:17-jdk AS build");
    assertThat(build.get(build.size() - 1).rest).endsWith("./mvnw -B -DskipTests package");
    assertThat(Files.isExecutable(Repository.file("mvnw"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "node", "cli"})
  void whatIsCopiedIsInTheRepositoryOrMadeByTheBuild(String image) {
    List<Instruction> copies =
        stages(image).get(1).stream().filter(line -> line.name.equals("COPY")).toList();
    assertThat(copies).hasSizeGreaterThanOrEqualTo(3);
    for (Instruction copy : copies) {
      String[] words = copy.rest.split(" ");
      assertThat(words).as(copy.rest).hasSize(3);
      assertThat(words[0]).isEqualTo("--from=build");
      String source = words[1].substring("/src/".length());
      assertThat(words[2]).isEqualTo(target(source));
      if (source.contains("/target/")) {
        List<String> maker = PRODUCTS.getOrDefault(source, List.of());
        assertThat(maker).as("the POM that makes %s", source).hasSize(2);
        assertThat(Repository.text(maker.get(0))).as(source).contains(maker.get(1));
      } else {
        assertThat(Repository.file(source)).exists();
        assertThat(ignored(source)).as("%s is ignored", source).isFalse();
      }
    }
  }

  /** The launcher finds its parts where they stand in a clone. */
  private static String target(String source) {
    return source.equals("docker/entrypoint.sh")
        ? "/opt/ieum/entrypoint.sh"
        : "/opt/ieum/" + source;
  }

  @Test
  void theImagesOfSparkHoldItAndTheCoordinatorsDoesNot() {
    assertThat(Repository.text("docker/node.Dockerfile")).contains("spark-home", "target/engine");
    assertThat(Repository.text("docker/cli.Dockerfile")).contains("spark-home", "target/engine");
    assertThat(Repository.text("docker/coordinator.Dockerfile")).doesNotContain("simulation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "node", "cli"})
  void theProcessRunsAsAUserWithoutRightsAndIsExaminedByTheDoctor(String image) {
    List<Instruction> runtime = stages(image).get(1);
    assertThat(of(runtime, "USER")).containsExactly("ieum");
    List<String> runs = new ArrayList<>(of(runtime, "RUN"));
    assertThat(runs.remove(runs.size() - 1)).contains("useradd", "ieum");
    String own = "sh /opt/ieum/modules/cli/target/dist/jvm/make-cds";
    assertThat(runs)
        .isEqualTo(
            image.equals("coordinator")
                ? List.of(own)
                : List.of("/opt/ieum/modules/simulation/target/spark-home/bin/make-cds", own));
    assertThat(of(runtime, "HEALTHCHECK"))
        .singleElement()
        .asString()
        .endsWith(
            "CMD [\"ieum\", \"doctor\", \"--config\", \"/party/"
                + (image.equals("cli") ? "ieum" : image)
                + ".yaml\"]");
    assertThat(of(runtime, "ENV")).singleElement().asString().contains("PATH=\"/opt/ieum:$PATH\"");
    assertThat(of(runtime, "VOLUME")).singleElement().asString().contains("/party/identity");
    assertThat(of(runtime, "ENTRYPOINT"))
        .singleElement()
        .asString()
        .startsWith("[\"sh\", \"/opt/ieum/entrypoint.sh\"");
  }

  @Test
  void onlyTheCoordinatorExposesAPort() {
    assertThat(of(stages("coordinator").get(1), "EXPOSE")).containsExactly("7443");
    assertThat(of(stages("node").get(1), "EXPOSE")).isEmpty();
    assertThat(of(stages("cli").get(1), "EXPOSE")).isEmpty();
  }

  @Test
  void keysNeverEnterTheBuild() {
    assertThat(
            List.of(
                "docker/federation/governance/authority.key",
                "docker/federation/sites/seoul/identity/key.pem",
                "elsewhere/governance/governance.key",
                "elsewhere/sites/seoul/identity/ledger.key",
                "modules/cli/target/dist/lib/ieum-cli-0.1.0.jar"))
        .allMatch(DockerfilesTest::ignored);
    assertThat(List.of("pom.xml", "mvnw", "ieum", "modules/cli/pom.xml", "docker/entrypoint.sh"))
        .noneMatch(DockerfilesTest::ignored);
  }

  @Test
  void sourcesOfTheIdentityPackageAreNotIgnored() {
    assertThat(ignored("modules/wire/src/main/java/org/ieum/wire/identity/FederationInit.java"))
        .isFalse();
  }

  /** Whether a line of .dockerignore, each a plain pattern, matches a path or a folder above it. */
  private static boolean ignored(String name) {
    List<PathMatcher> patterns = new ArrayList<>();
    for (String line : Repository.text(".dockerignore").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        assertThat(line).as("no exceptions in .dockerignore").doesNotStartWith("!");
        patterns.add(FileSystems.getDefault().getPathMatcher("glob:" + line));
        if (line.startsWith("**/")) {
          patterns.add(FileSystems.getDefault().getPathMatcher("glob:" + line.substring(3)));
        }
      }
    }
    for (Path path = Path.of(name); path != null; path = path.getParent()) {
      Path part = path;
      if (patterns.stream().anyMatch(pattern -> pattern.matches(part))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> of(List<Instruction> stage, String name) {
    return stage.stream().filter(line -> line.name.equals(name)).map(Instruction::rest).toList();
  }

  private static List<List<Instruction>> stages(String image) {
    List<List<Instruction>> stages = new ArrayList<>();
    for (Instruction line : instructions(image)) {
      if (line.name.equals("FROM")) {
        stages.add(new ArrayList<>());
      }
      stages.get(stages.size() - 1).add(line);
    }
    assertThat(stages).as("stages of %s", image).hasSize(2);
    return stages;
  }

  private static List<Instruction> instructions(String image) {
    String joined = Repository.text("docker/" + image + ".Dockerfile").replaceAll("\\\\\n\\s*", "");
    return Arrays.stream(joined.split("\n"))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(
            line -> {
              int space = line.indexOf(' ');
              assertThat(space).as("'%s' has arguments", line).isPositive();
              return new Instruction(line.substring(0, space), line.substring(space + 1));
            })
        .toList();
  }
}
