package org.ieum.node.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hospital's spark-submit is asked to run. */
class SparkEngineLauncherTest {
  private static final List<String> LOOPBACK =
      List.of("spark.driver.bindAddress=127.0.0.1", "spark.driver.host=127.0.0.1");

  private final Path folder;

  SparkEngineLauncherTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The words after spark-submit. */
  private List<String> submitted(String master, Map<String, String> conf) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("spark/bin"));
    Path words = folder.resolve("words");
    script(bin.resolve("spark-submit"), "printf '%s\\n' \"$@\" > '" + words + "'\n");
    Path jars = Files.createDirectories(folder.resolve("engine"));
    Files.write(jars.resolve("ieum-spark-0.jar"), new byte[0]);
    Path log = folder.resolve("state/engine.log");
    EngineLauncher.EngineProcess engine =
        new SparkEngineLauncher(folder.resolve("spark"), jars, master, "1g", conf, log)
            .launch(7, "token");
    while (engine.alive()) {
      Thread.sleep(5);
    }
    return Files.readAllLines(words);
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theFolderOfItsLogIsMadeWhereTheNodeHasNotRunYet() throws Exception {
    assertThat(folder.resolve("state")).doesNotExist();
    submitted("local[2]", Map.of());
    assertThat(folder.resolve("state/engine.log")).exists();
  }

  /** Spark serves blocks of the table to whoever reaches its driver. */
  @Test
  void anEngineOnThisMachineAloneListensOnLoopbackAlone() throws Exception {
    assertThat(submitted("local[2]", Map.of())).containsAll(LOOPBACK).doesNotContain("token");
  }

  @Test
  void aClustersExecutorsReachTheDriver() throws Exception {
    assertThat(submitted("spark://master:7077", Map.of())).doesNotContainAnyElementsOf(LOOPBACK);
  }

  @Test
  void theHospitalsOwnPropertiesPrevail() throws Exception {
    assertThat(submitted("local[2]", Map.of("spark.driver.bindAddress", "10.0.0.7")))
        .contains("spark.driver.bindAddress=10.0.0.7")
        .doesNotContain("spark.driver.bindAddress=127.0.0.1");
  }
}
