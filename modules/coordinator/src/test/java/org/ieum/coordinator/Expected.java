package org.ieum.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.LedgerReport;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/** What must hold of a study however often its processes, disks and network failed. */
final class Expected {
  private Expected() {}

  /** It ends with the bit-identical model, and no round was counted twice. */
  static void theSimulatedModel(Rig rig, StudyManifest study) throws InterruptedException {
    StudyStatus end = rig.awaitEnd(study);
    assertThat(end.getPhase()).as(end.getError() + rig.logs()).isEqualTo(StudyPhase.DONE);
    assertThat(end.getModelDigest()).isEqualTo(rig.simulated(study).digest());
    for (String party : List.of("coordinator", "boston", "daejeon", "seoul")) {
      LedgerReport report = rig.ledger(party);
      assertThat(report.findings()).as(party).isEmpty();
      List<Long> rounds =
          report.entries().stream()
              .filter(e -> e.kind() == EntryKind.AGGREGATE_REVEALED)
              .filter(e -> e.draft().studyId().filter(study.digest()::equals).isPresent())
              .map(e -> e.draft().round())
              .toList();
      assertThat(rounds).as(party).doesNotHaveDuplicates().isSorted().isNotEmpty();
    }
  }
}
