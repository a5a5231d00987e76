package org.ieum.node;

import java.util.Optional;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.entry.StudyApproved;
import org.ieum.audit.entry.StudyRefused;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.EntryKind;
import org.ieum.node.policy.Decision;
import org.ieum.node.policy.Decisions;
import org.ieum.node.policy.SitePolicy;

/**
 * Decides whether a study may run here: by rule, or by a person. Each decision is in the ledger.
 */
final class Gate {
  /** What the gate says now. */
  enum Answer {
    PENDING,
    APPROVED,
    REFUSED
  }

  private final Site site;
  private final StudyManifest manifest;
  private final StudyJournal journal;
  private final String researcher;

  Gate(Site site, StudyManifest manifest, StudyJournal journal, String researcher) {
    this.site = site;
    this.manifest = manifest;
    this.journal = journal;
    this.researcher = researcher;
  }

  /**
   * The decision so far; a study that needs a person is put before one.
   *
   * @throws IeumException BAD_TABLE when this site offers no such table or agreed to another
   *     dictionary
   */
  Answer answer() {
    if (journal.has(EntryKind.STUDY_REFUSED)) {
      return Answer.REFUSED;
    }
    if (journal.has(EntryKind.STUDY_APPROVED)) {
      return Answer.APPROVED;
    }
    SitePolicy.Ruling ruling = site.config().policy().rule(manifest.id(), researcher);
    if (ruling.decision() == Decision.REFUSE) {
      return decide(false, ruling.by());
    }
    checkTable();
    if (ruling.decision() == Decision.ALLOW) {
      return decide(true, ruling.by());
    }
    Optional<Decisions.Verdict> verdict = site.decisions().verdict(journal.study());
    if (verdict.isEmpty()) {
      site.decisions().ask(manifest);
      return Answer.PENDING;
    }
    site.decisions().clear(journal.study());
    return decide(verdict.get().approved(), verdict.get().by());
  }

  private Answer decide(boolean approved, String by) {
    journal.step().note(approved ? new StudyApproved(by) : new StudyRefused(by)).commit();
    return approved ? Answer.APPROVED : Answer.REFUSED;
  }

  private void checkTable() {
    NodeConfig.Table table = site.config().tables().get(manifest.table());
    if (table == null) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "study "
              + manifest.id()
              + ": expected a table '"
              + manifest.table()
              + "' among 'tables' in node.yaml, "
              + "found "
              + site.config().tables().keySet()
              + "; add it and restart the node");
    }
    String theirs = manifest.dictionary().digest();
    table
        .dictionary()
        .filter(ours -> !ours.equals(theirs))
        .ifPresent(
            ours -> {
              throw new IeumException(
                  ErrorCode.BAD_TABLE,
                  "study "
                      + manifest.id()
                      + ": expected the feature dictionary that this site agreed to for table '"
                      + manifest.table()
                      + "' ("
                      + ours.substring(0, 12)
                      + "), found another ("
                      + theirs.substring(0, 12)
                      + "); compare the two and agree on one");
            });
  }
}
