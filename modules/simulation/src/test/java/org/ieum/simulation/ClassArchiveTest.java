package org.ieum.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When spark-submit uses the class archive, with a Java that only says what it was told. */
class ClassArchiveTest {
  private static final Path PROGRAMS =
      Path.of(
          System.getProperty("ieum.root", "../.."), "modules/simulation/src/main/spark-home/bin");
  private static final String OFF = "Spark starts without its class archive";

  @TempDir private Path folder = Path.of("");
  private Path spark = Path.of("");
  private Path java = Path.of("");

  @BeforeEach
  void install() throws IOException {
    spark = Files.createDirectories(folder.resolve("spark"));
    Files.createDirectories(spark.resolve("bin"));
    try (Stream<Path> programs = Files.list(PROGRAMS)) {
      for (Path program : programs.toList()) {
        executable(spark.resolve("bin").resolve(program.getFileName()), Files.readString(program));
      }
    }
    for (String jar : List.of("one.jar", "two.jar")) {
      Files.writeString(Files.createDirectories(spark.resolve("jars")).resolve(jar), jar);
    }
    Path engine = Files.createDirectories(folder.resolve("engine"));
    Files.writeString(engine.resolve("ieum-simulation-1.jar"), "");
    Files.writeString(engine.resolve("ieum-spark-1.jar"), "");
    java = folder.resolve("java");
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    executable(
        java.resolve("bin/java"),
        """
        #!/bin/sh
        for word in "$@"; do
          case $word in -XX:ArchiveClassesAtExit=*) echo classes > "${word#*=}" ;; esac
          printf '%s\\n' "$word"
        done
        """);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private List<String> run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(spark.resolve("bin/" + program).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", java.toString());
    Process process = builder.start();
    List<String> lines = process.inputReader(UTF_8).lines().toList();
    assertThat(process.waitFor()).as(lines.toString()).isZero();
    return lines;
  }

  private List<String> submit() throws Exception {
    return run("spark-submit", "--class", "Main", "main.jar");
  }

  private static String classPath(List<String> lines) {
    return lines.get(lines.indexOf("-cp") + 1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isUsedWhereverTheFolderIsMovedTo() throws Exception {
    run("make-cds", folder.resolve("engine").toString());
    List<String> before = submit();
    assertThat(before).contains("-XX:SharedArchiveFile=" + spark.resolve("cds/spark.jsa"));
    Path moved = folder.resolve("elsewhere/spark");
    Files.createDirectories(moved.getParent());
    spark = Files.move(spark, moved);
    List<String> after = submit();
    assertThat(after)
        .contains("-XX:SharedArchiveFile=" + moved.resolve("cds/spark.jsa"))
        .noneMatch(line -> line.contains(OFF));
    assertThat(classPath(after)).isEqualTo(classPath(before)).contains("one.jar", "two.jar");
  }

  @Test
  void itsAbsenceIsSaidWithWhatToDo() throws Exception {
    assertThat(submit())
        .contains("-Xshare:auto")
        .filteredOn(line -> line.contains(OFF))
        .singleElement()
        .asString()
        .contains("there is none", "make it once with: " + spark.resolve("bin/make-cds"));
  }

  @Test
  void anotherJavaOrOtherJarsAreSaidToo() throws Exception {
    run("make-cds", folder.resolve("engine").toString());
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
    assertThat(submit())
        .contains("-Xshare:auto")
        .anyMatch(line -> line.contains(OFF) && line.contains("of another Java or of other jars"));
    run("make-cds", folder.resolve("engine").toString());
    assertThat(submit()).noneMatch(line -> line.contains(OFF));
    Files.setLastModifiedTime(spark.resolve("jars/one.jar"), FileTime.fromMillis(1_000_000));
    assertThat(submit()).anyMatch(line -> line.contains(OFF));
  }
}
