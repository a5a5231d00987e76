package org.ieum.coordinator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.entry.StudyApproved;
import org.ieum.audit.entry.StudyRefused;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.wire.v1.StudyDecision;
import org.ieum.wire.v1.StudyPhase;

/** Waits until every site has approved; one refusal ends the study. */
final class Approvals {
  private final StudyRun run;
  private final StudyManifest manifest;
  private final StudyJournal journal;
  private final Set<String> approved = new TreeSet<>();

  Approvals(StudyRun run, Party party, StudyManifest manifest, StudyJournal journal) {
    this.run = run;
    this.manifest = manifest;
    this.journal = journal;
    journal.record().all(StudyApproved.TYPE).forEach(e -> approved.add(e.actor()));
    manifest.sites().stream()
        .filter(party.sessions()::connected)
        .forEach(site -> run.megaphone().offer(site, run.progress().snapshot().getResearcher()));
  }

  void await() {
    run.progress().phase(StudyPhase.AWAITING_APPROVAL);
    while (true) {
      List<String> missing = manifest.sites().stream().filter(s -> !approved.contains(s)).toList();
      run.progress().waitingFor(missing);
      if (missing.isEmpty()) {
        return;
      }
      if (run.next() instanceof StudyEvent.Decided decided) {
        decided(decided);
      }
    }
  }

  private void decided(StudyEvent.Decided decided) {
    run.decided(decided.site(), decided.decision());
    if (decided.decision() == StudyDecision.Decision.APPROVED && approved.add(decided.site())) {
      journal.step().noteAs(decided.site(), new StudyApproved("")).commit();
    } else if (decided.decision() == StudyDecision.Decision.REFUSED) {
      journal.step().noteAs(decided.site(), new StudyRefused("")).commit();
      throw new IeumException(
          ErrorCode.REFUSED_BY_SITE,
          "study "
              + manifest.id()
              + ": refused by "
              + decided.site()
              + "; ask its people, and submit a changed study");
    }
  }
}
