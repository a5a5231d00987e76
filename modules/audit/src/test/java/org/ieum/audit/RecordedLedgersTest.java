package org.ieum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ieum.ledger.LedgerCheck;
import org.ieum.ledger.LedgerKey;
import org.ieum.ledger.LedgerReport;
import org.ieum.testkit.RecordedLedgers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What earlier releases left is still read. */
final class RecordedLedgersTest {
  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "seoul"})
  void theLedgersOf010Verify(String party, @TempDir Path folder) {
    RecordedLedgers.V0_1_0.unpack(party, folder);
    LedgerReport report =
        LedgerCheck.verify(
            folder.resolve("state").resolve("ledger"),
            LedgerKey.load(folder.resolve("ledger.key")).verifier());
    assertThat(report.findings()).isEmpty();
    assertThat(StudyRecord.studies(report.entries()))
        .containsExactly(RecordedLedgers.FINISHED, RecordedLedgers.UNFINISHED);
  }
}
