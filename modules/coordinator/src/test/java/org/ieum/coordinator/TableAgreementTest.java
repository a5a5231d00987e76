package org.ieum.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ieum.federation.study.StudyManifest;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study about a table that the site does not offer, or not under that dictionary. */
final class TableAgreementTest {
  private static final String ANOTHER = "0123456789ab".repeat(5) + "cdef";

  @Test
  void aDictionaryThatTheSiteHasNotAgreedToEndsTheStudyAndTheSiteReadsWhy(@TempDir Path folder)
      throws Exception {
    expectRefusal(
        folder,
        "patients",
        "expected the feature dictionary that this site agreed to for table 'patients' (0123456789ab)",
        "compare the two and agree on one");
  }

  @Test
  void aTableThatTheSiteDoesNotOfferEndsTheStudyAndTheSiteReadsWhy(@TempDir Path folder)
      throws Exception {
    expectRefusal(
        folder,
        "visits",
        "expected a table 'patients' among 'tables' in node.yaml, found [visits]",
        "add it and restart the node");
  }

  private static void expectRefusal(Path folder, String offered, String... texts) throws Exception {
    try (Rig rig = new Rig(folder)) {
      rig.startCoordinator();
      NodeConfig config = NodeConfig.read(rig.home("seoul").resolve("node.yaml"));
      NodeConfig.Table table =
          new NodeConfig.Table(rig.csv("seoul").toString(), "csv", Map.of(), Optional.of(ANOTHER));
      NodeConfig changed =
          new NodeConfig(
              config.site(),
              config.coordinator(),
              config.identity(),
              config.state(),
              Map.of(offered, table),
              config.policy(),
              config.engine());
      try (Node seoul =
          Node.start(
              changed,
              (port, token) -> {
                throw new IOException("no engine is needed to refuse");
              })) {
        StudyManifest study = rig.study("other-table");
        rig.submit(study);
        StudyStatus end = rig.awaitEnd(study);
        assertThat(end.getPhase()).isEqualTo(StudyPhase.FAILED);
        assertThat(end.getError())
            .contains("site seoul cannot take part (BAD_TABLE)", "their node's own log");
        assertThat(seoul.connected()).isTrue();
        Path status = Node.statusFile(config.state());
        for (int i = 0; i < 100 && !Files.readString(status).contains(texts[0]); i++) {
          Thread.sleep(50);
        }
        assertThat(Files.readString(status)).contains(texts);
      }
    }
  }
}
