package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ieum.cli.spark.SparkRun;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.client.StudiesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where things go wrong deep inside, people read a message, and the trace is in a file. */
class NoStackTraceTest {
  @Test
  void aCoordinatorWhoseDiskTakesNoMoreStopsWithAMessage(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: sets a limit with ulimit of sh");
    Path fed = folder.resolve("fed");
    int port = LiveParties.freePort();
    CommandLineHarness.run(
        "federation",
        "init",
        "--name=full",
        "--host=localhost",
        "--port=" + port,
        "--site=boston",
        "--site=seoul",
        "--researcher=ada",
        "--out=" + fed);
    Path log = folder.resolve("coordinator.log");
    // Blocks of 512 bytes: the ledger's record outgrows them after some studies.
    Process process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -f 20; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dieum.log=INFO",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "coordinator",
                "--config=" + fed.resolve("coordinator/coordinator.yaml"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      fill(ClientConfig.read(fed.resolve("researchers/ada/ieum.yaml")), folder, process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(Files.readString(log))
          .contains("the coordinator stops: ", "File too large", "free or repair the disk")
          .contains("\nieum: ")
          .contains("[DISK]")
          .doesNotContainPattern("(?m)^\\s+at ")
          .doesNotContain("Caused by");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Submits studies until the process has ended. */
  private static void fill(ClientConfig config, Path folder, Process process) throws Exception {
    for (int i = 0; i < 400 && process.isAlive(); i++) {
      Path study =
          Files.writeString(
              folder.resolve("study.yaml"),
              Files.readString(
                      Path.of(System.getProperty("ieum.root", "../.."))
                          .resolve("jobs/heart-disease/study.yaml"))
                  .replaceFirst("id: heart-disease", "id: heart-" + i)
                  .replaceFirst("(?m)^sites: .*$", "sites: [boston, seoul]"));
      try (StudiesClient client = config.connect()) {
        client.submit(StudyFile.read(study).manifest(List.of("boston", "seoul")));
      } catch (IeumException e) {
        Thread.sleep(100);
      }
    }
  }

  @Test
  void aLogLineNamesTheFileThatHoldsTheTraceOfAFaultOfOurs() throws Exception {
    String said = logged(new IllegalStateException("must not be shown"));
    assertThat(said)
        .startsWith(": java.lang.IllegalStateException; its details are in ")
        .doesNotContain("must not be shown");
    Path file = Path.of(said.replaceFirst(".* are in ", ""));
    assertThat(Files.readString(file)).contains("must not be shown", "NoStackTraceTest");
    Files.delete(file);
    assertThat(logged(new IeumException(ErrorCode.DISK, "state: full", new Exception("inner"))))
        .isEqualTo(": state: full");
  }

  @Test
  void aSparkApplicationThatDiesIsToldWithoutItsTraces() throws Exception {
    IeumException told =
        SparkRun.failure(
            List.of(
                "Exception in thread \"main\" org.x.Broken: no such thing",
                "\tat org.x.Deep.inside(Deep.java:12)",
                "\t... 12 more"));
    assertThat(told.text()).contains("no such thing").doesNotContain("\tat ", "12 more");
    Path file = Path.of(told.text().replaceFirst("(?s).*its output is in (\\S+) .*", "$1"));
    assertThat(Files.readString(file)).contains("Deep.java:12");
    Files.delete(file);
  }

  private static String logged(Throwable thrown) {
    Logger logger = new LoggerContext().getLogger("test");
    return new LoggedFault()
        .convert(new LoggingEvent("test", logger, Level.ERROR, "stops", thrown, new Object[0]));
  }
}
