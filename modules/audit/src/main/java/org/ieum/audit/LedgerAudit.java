package org.ieum.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ieum.ledger.Finding;
import org.ieum.ledger.LedgerCheck;
import org.ieum.ledger.LedgerReport;
import org.ieum.ledger.VerifierKey;

/** Checks one party's ledger: its form, and what must hold between the entries of a study. */
public final class LedgerAudit {
  private LedgerAudit() {}

  /**
   * As {@link LedgerCheck#verify}, and that nothing follows the end of a study, that one seed at
   * most left in a round, and that entries have the fields of their kinds.
   *
   * @throws org.ieum.ledger.LedgerException with code DISK when the files cannot be read at all
   */
  public static LedgerReport verify(Path directory, VerifierKey key) {
    LedgerReport report = LedgerCheck.verify(directory, key);
    List<Finding> findings = new ArrayList<>(report.findings());
    findings.addAll(StudyRules.findings(report.entries()));
    return new LedgerReport(report.origin(), report.entries(), report.root(), findings);
  }
}
