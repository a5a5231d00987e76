package org.ieum.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Entry;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk of a node that really takes no more: the node stops and says so, what it acknowledged is
 * there, the others wait, and with space again the study finishes with the bit-identical model.
 */
final class FullDiskTest {
  private static final String SITE = "seoul";

  @Test
  void aFileSystemWithoutSpaceStopsTheNodeAndTheStudyGoesOnAfterwards(@TempDir Path folder)
      throws Exception {
    try (Rig rig = new Rig(folder)) {
      Path state = rig.home(SITE).resolve("state");
      Files.createDirectories(state);
      assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", state.toString()),
          "skipped: mounting a small file system takes root on Linux");
      try {
        rig.startAll();
        StudyManifest study = rig.study("full-disk");
        rig.submit(study);
        rig.await(study, s -> s.getRounds() >= 2);
        List<Entry> acknowledged = rig.ledger(SITE).entries();
        Path filler = state.resolve("filler");
        fill(filler);
        expectStopped(rig, study, "No space left on device", acknowledged);
        Files.delete(filler);
        rig.startNode(SITE);
        Expected.theSimulatedModel(rig, study);
      } finally {
        rig.close();
        run("umount", "-l", state.toString());
      }
    }
  }

  @Test
  void aFileThatMayNotGrowStopsTheNodeAndTheStudyGoesOnAfterwards(@TempDir Path folder)
      throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: sets a limit with ulimit of sh");
    try (Rig rig = new Rig(folder)) {
      rig.startCoordinator();
      rig.startNode("boston");
      rig.startNode("daejeon");
      // Blocks of 512 bytes: the ledger's record outgrows them in the middle of the study.
      rig.startNode(SITE, List.of("/bin/sh", "-c", "ulimit -f 20; exec \"$@\"", "sh"));
      StudyManifest study = rig.study("file-limit");
      rig.submit(study);
      expectStopped(rig, study, "File too large", List.of());
      rig.startNode(SITE);
      Expected.theSimulatedModel(rig, study);
    }
  }

  private static void expectStopped(
      Rig rig, StudyManifest study, String reason, List<Entry> acknowledged) throws Exception {
    assertThat(rig.process(SITE).waitFor(60, TimeUnit.SECONDS)).as(rig.logs()).isTrue();
    assertThat(rig.process(SITE).exitValue()).isNotZero();
    assertThat(Files.readString(rig.log(SITE)))
        .contains("the node stops", reason)
        .containsAnyOf("free or repair the disk", "check the disk, its free space");
    assertThat(rig.ledger(SITE).findings()).isEmpty();
    assertThat(rig.ledger(SITE).entries().subList(0, acknowledged.size())).isEqualTo(acknowledged);
    StudyStatus waiting =
        rig.await(study, s -> s.getSitesList().stream().anyMatch(p -> !p.getConnected()));
    assertThat(waiting.getPhase()).isEqualTo(StudyPhase.RUNNING);
    assertThat(waiting.getErrorCode()).isEmpty();
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int size = 1 << 16; size > 0; size /= 2) {
        writeUntilFull(out, new byte[size]);
      }
    }
  }

  private static void writeUntilFull(OutputStream out, byte[] bytes) {
    try {
      while (true) {
        out.write(bytes);
      }
    } catch (IOException e) {
      // Full for pieces of that size.
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
