package org.ieum.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the images' entry point by hand, with a program {@code ieum} that tells its arguments. */
class EntrypointTest {
  private record Run(int status, String out, String err) {}

  @TempDir private Path folder = Path.of("");
  private Path party = Path.of("");

  @BeforeEach
  void mountParty() throws IOException {
    party = Files.createDirectory(folder.resolve("the party"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path ieum = bin.resolve("ieum");
    Files.writeString(ieum, "#!/bin/sh\necho $$\nprintf '[%s]' \"$@\"\nexit ${FAKE_STATUS:-0}\n");
    Files.setPosixFilePermissions(ieum, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "node"})
  void aProcessRunsWithTheMountedConfiguration(String command) throws Exception {
    Path config = Files.writeString(party.resolve(command + ".yaml"), "");
    assertThat(arguments(run(0, command))).isEqualTo("[" + command + "][--config][" + config + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "node"})
  void anAbsentConfigurationEndsWithStatus2AndNamesTheFile(String command) throws Exception {
    Run run = run(0, command);
    assertThat(run.status).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err)
        .startsWith("ieum: " + party.resolve(command + ".yaml") + ": expected the configuration")
        .contains("found no such file", "mount the party's folder", "at " + party)
        .hasLineCount(1);
  }

  @Test
  void aConfigurationNamedByAnArgumentTakesThePlaceOfTheMountedOne() throws Exception {
    Path other = Files.writeString(folder.resolve("other file.yaml"), "");
    assertThat(arguments(run(0, "node", "--config", other.toString())))
        .isEqualTo("[node][--config][" + other + "]");
    assertThat(arguments(run(0, "node", "--config=" + other)))
        .isEqualTo("[node][--config=" + other + "]");
    Run absent = run(0, "doctor", "--config", folder.resolve("no.yaml").toString());
    assertThat(absent.status).isEqualTo(2);
    assertThat(absent.err).contains("no.yaml: expected the configuration");
  }

  @Test
  void aPersonsDecisionGoesToTheNodeOfTheMountedConfiguration() throws Exception {
    Path config = Files.writeString(party.resolve("node.yaml"), "");
    assertThat(arguments(run(0, "node", "approve", "heart disease", "--by", "kim")))
        .isEqualTo("[node][approve][heart disease][--by][kim][--config][" + config + "]");
  }

  @Test
  void otherCommandsPassAsTheyAre() throws Exception {
    assertThat(arguments(run(0, "submit", "a study.yaml", "--follow")))
        .isEqualTo("[submit][a study.yaml][--follow]");
    assertThat(arguments(run(0, "--help"))).isEqualTo("[--help]");
    assertThat(arguments(run(0, "node", "--help"))).isEqualTo("[node][--help]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 137})
  void theExitStatusIsTheProgramsOwn(int status) throws Exception {
    Files.writeString(party.resolve("node.yaml"), "");
    assertThat(run(status, "node").status).isEqualTo(status);
  }

  @Test
  void theProgramTakesTheShellsPlaceSoThatASignalReachesIt() throws Exception {
    Files.writeString(party.resolve("node.yaml"), "");
    Process process = start(entrypoint(), "0", folder.resolve("bin") + ":/usr/bin:/bin", "node");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out.lines().findFirst()).contains(Long.toString(process.pid()));
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anImageWithoutTheProgramEndsWithStatus2() throws Exception {
    Run run = finish(start(entrypoint(), "0", "/usr/bin:/bin", "node"));
    assertThat(run.status).isEqualTo(2);
    assertThat(run.err).startsWith("ieum: expected the program ieum on the path");
  }

  /** Each image's own ENTRYPOINT and CMD, with the paths of this repository for those within. */
  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "node", "cli"})
  void everyImagesEntryPointRuns(String image) throws Exception {
    String dockerfile = Repository.text("docker/" + image + ".Dockerfile");
    List<String> command = new ArrayList<>(words(dockerfile, "ENTRYPOINT"));
    command.addAll(words(dockerfile, "CMD"));
    command.replaceAll(word -> word.startsWith("/opt/ieum/") ? entrypoint().get(1) : word);
    assertThat(command.subList(0, 2)).isEqualTo(entrypoint());
    String[] arguments = command.subList(2, command.size()).toArray(String[]::new);
    if (image.equals("cli")) {
      assertThat(arguments(run(0, arguments))).isEqualTo("[--help]");
    } else {
      assertThat(run(0, arguments).status).isEqualTo(2);
      Path config = Files.writeString(party.resolve(image + ".yaml"), "");
      assertThat(arguments(run(0, arguments)))
          .isEqualTo("[" + image + "][--config][" + config + "]");
    }
  }

  private static List<String> words(String dockerfile, String instruction) {
    Matcher matcher = Pattern.compile("(?m)^" + instruction + " \\[(.*)]$").matcher(dockerfile);
    return matcher.find()
        ? Arrays.stream(matcher.group(1).split(", "))
            .map(word -> word.substring(1, word.length() - 1))
            .toList()
        : List.of();
  }

  private static List<String> entrypoint() {
    return List.of("sh", Repository.file("docker/entrypoint.sh").toString());
  }

  private static String arguments(Run run) {
    assertThat(run.err).isEmpty();
    assertThat(run.status).isZero();
    return run.out.substring(run.out.indexOf('\n') + 1);
  }

  private Run run(int fakeStatus, String... arguments) throws Exception {
    String path = folder.resolve("bin") + ":/usr/bin:/bin";
    return finish(start(entrypoint(), Integer.toString(fakeStatus), path, arguments));
  }

  private Process start(
      List<String> entrypoint, String fakeStatus, String path, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(entrypoint);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PATH", path);
    builder.environment().put("IEUM_PARTY", party.toString());
    builder.environment().put("FAKE_STATUS", fakeStatus);
    return builder.start();
  }

  private static Run finish(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), out, err);
  }
}
