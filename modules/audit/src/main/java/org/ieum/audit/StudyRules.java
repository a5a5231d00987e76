package org.ieum.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ieum.audit.entry.EgressSent;
import org.ieum.audit.entry.EntryType;
import org.ieum.audit.entry.StudySubmitted;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.Finding;

/**
 * What must hold between the entries of one study: nothing follows the entry that ended it, and one
 * seed at most leaves a site in a round. Of studies that this release reads, each entry has the
 * fields of its kind, and no others.
 */
final class StudyRules {
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Entry> ends = new HashMap<>();
  private final Map<String, Entry> seeds = new HashMap<>();
  private final Set<String> readable = new HashSet<>();

  private StudyRules() {}

  static List<Finding> findings(List<Entry> entries) {
    StudyRules rules = new StudyRules();
    for (Entry entry : entries) {
      entry.draft().studyId().ifPresent(study -> rules.check(study, entry));
    }
    return rules.findings;
  }

  private void check(String study, Entry entry) {
    Entry end = ends.get(study);
    if (end != null) {
      find(
          Finding.Code.AFTER_END,
          entry,
          "expected nothing of study "
              + study
              + " after its end in entry "
              + end.seq()
              + " ("
              + end.kind().wireName()
              + "), found "
              + entry.kind().wireName()
              + "; ask the party why the study went on");
    } else if (entry.kind().endsStudy()) {
      ends.put(study, entry);
    }
    if (EgressSent.isSeed(entry)) {
      Entry first = seeds.putIfAbsent(study + " " + entry.draft().round(), entry);
      if (first != null) {
        find(
            Finding.Code.SECOND_SEED,
            entry,
            "expected one seed at most in round "
                + entry.draft().round()
                + " of study "
                + study
                + ", found a second one after entry "
                + first.seq()
                + "; two seeds of a round may tell two sums apart: ask the site how they came about");
      }
    }
    checkBody(study, entry);
  }

  private void checkBody(String study, Entry entry) {
    if (entry.kind() == EntryKind.STUDY_SUBMITTED && isOfThisRelease(entry)) {
      readable.add(study);
    }
    if (readable.contains(study)) {
      try {
        EntryType.bodyOf(entry);
      } catch (IeumException e) {
        findings.add(new Finding(Finding.Code.BODY_WRONG, entry.seq(), e.text()));
      }
    }
  }

  private static boolean isOfThisRelease(Entry submitted) {
    try {
      StudySubmitted.TYPE.body(submitted);
      return true;
    } catch (IeumException e) {
      return false;
    }
  }

  private void find(Finding.Code code, Entry entry, String message) {
    findings.add(new Finding(code, entry.seq(), "entry " + entry.seq() + ": " + message));
  }
}
