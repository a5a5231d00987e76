package org.ieum.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher where an image has it: beside what the build made, with a JRE and no sources. */
class LauncherInAnImageTest {
  @TempDir private Path folder = Path.of("");
  private Path home = Path.of("");
  private Path java = Path.of("");

  @BeforeEach
  void layOut() throws IOException {
    home = folder.resolve("opt/ieum");
    java = folder.resolve("jre");
    Files.createDirectories(home.resolve("modules/cli/target/dist/lib"));
    Files.copy(Repository.file("ieum"), home.resolve("ieum"));
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    program("java", "#!/bin/sh\nprintf '[%s]' \"$@\"\n");
  }

  @Test
  void runsWithAJreAndWithoutABuild() throws Exception {
    String dist = home.resolve("modules/cli/target/dist").toString();
    assertThat(run("coordinator", "--config", "c.yaml"))
        .startsWith("0 [@" + dist + "/jvm/process.options]")
        .contains("[-Dieum.home=" + home + "]", "[-cp][" + dist + "/lib/*]")
        .endsWith("[org.ieum.cli.Main][coordinator][--config][c.yaml]");
    assertThat(home.resolve(".ieum-building")).doesNotExist();
  }

  @Test
  void startsFromTheClassArchiveWhereOneWasMade() throws Exception {
    assertThat(run("--help")).doesNotContain("SharedArchiveFile");
    Path jvm = Files.createDirectories(home.resolve("modules/cli/target/dist/jvm"));
    Files.writeString(jvm.resolve("ieum.jsa"), "classes");
    assertThat(run("--help"))
        .contains("[-XX:SharedArchiveFile=" + jvm.resolve("ieum.jsa") + "][-Xlog:cds=off]");
  }

  @Test
  void aCloneIsStillBuiltFirst() throws Exception {
    program("javac", "#!/bin/sh\n");
    Files.writeString(home.resolve("mvnw"), "#!/bin/sh\nexit 1\n");
    assertThat(run("--help")).startsWith("2 ").contains("the build failed").doesNotContain("Main");
  }

  private void program(String name, String text) throws IOException {
    Path program = Files.writeString(java.resolve("bin").resolve(name), text);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Exit status and all that was printed. */
  private String run(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", home.resolve("ieum").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("PATH", "/bin");
    builder.environment().remove("IEUM_JAVA_OPTS");
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() + " " + out;
  }
}
