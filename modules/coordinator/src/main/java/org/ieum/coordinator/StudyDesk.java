package org.ieum.coordinator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ieum.audit.StudyRecord;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.StudyName;
import org.ieum.ledger.Entry;

/** All studies of this coordinator, oldest first. */
final class StudyDesk implements AutoCloseable {
  private final Party party;
  private final Map<String, StudyRun> studies = new LinkedHashMap<>();
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "housekeeping");
            thread.setDaemon(true);
            return thread;
          });

  StudyDesk(Party party) {
    this.party = party;
  }

  Party party() {
    return party;
  }

  /** Takes up every study of the ledger. */
  synchronized void resume() {
    List<Entry> entries = party.ledger().entries();
    for (String digest : StudyRecord.studies(entries)) {
      StudyRecord record = StudyRecord.of(digest, entries, party.ledger().frames());
      open(new StudyRun(party, record.manifest()));
    }
    long period = party.sessions().heartbeats().interval().toMillis();
    var unused =
        housekeeping.scheduleWithFixedDelay(
            party.guard().task("housekeeping", this::dropSilent),
            period,
            period,
            TimeUnit.MILLISECONDS);
  }

  private void dropSilent() {
    party.sessions().dropSilent().forEach(site -> announce(new StudyEvent.Left(site), site));
  }

  private StudyRun open(StudyRun run) {
    studies.put(run.study(), run);
    run.start();
    return run;
  }

  /** Submits a study, or finds it if it was submitted before. */
  synchronized StudyRun submit(StudyManifest manifest, String researcher) {
    StudyRun known = studies.get(manifest.digest());
    if (known != null) {
      return known;
    }
    checkSites(manifest);
    StudyRun run = new StudyRun(party, manifest);
    run.submitted(researcher);
    return open(run);
  }

  private void checkSites(StudyManifest manifest) {
    List<String> unknown = new ArrayList<>(manifest.sites());
    unknown.removeAll(party.roster().members());
    if (!unknown.isEmpty()) {
      throw new IeumException(
          ErrorCode.BAD_STUDY,
          "study "
              + manifest.id()
              + ": expected sites among "
              + party.roster().members()
              + ", found "
              + unknown
              + "; correct 'sites' in the study file");
    }
    if (manifest.sites().size() < 2) {
      throw new IeumException(
          ErrorCode.BAD_STUDY,
          "study "
              + manifest.id()
              + ": expected two sites or more, found one; a sum over one site is "
              + "that site's own answer");
    }
  }

  /** The study with that digest, or none. */
  synchronized StudyRun byDigest(String digest) {
    StudyRun run = studies.get(digest);
    if (run == null) {
      throw unknown(digest);
    }
    return run;
  }

  /** The study that a person means; of an id that several have, the newest. */
  synchronized StudyRun find(String reference) {
    List<StudyRun> meant = meant(reference);
    return meant.get(meant.size() - 1);
  }

  /**
   * The study that a person means and wants to change; of an id that several have, the one that has
   * not ended.
   *
   * @throws IeumException UNKNOWN_STUDY when several of that id have not
   */
  synchronized StudyRun findToChange(String reference) {
    List<StudyRun> going =
        meant(reference).stream().filter(run -> !run.progress().ended()).toList();
    if (going.size() > 1) {
      throw StudyName.several(
          reference, "one study of that id that has not ended", going, StudyRun::study);
    }
    return going.isEmpty() ? find(reference) : going.get(0);
  }

  private List<StudyRun> meant(String reference) {
    List<StudyRun> meant =
        StudyName.meant(
            reference, List.copyOf(studies.values()), run -> run.manifest().id(), StudyRun::study);
    if (meant.isEmpty()) {
      throw unknown(reference);
    }
    return meant;
  }

  private static IeumException unknown(String ref) {
    return new IeumException(
        ErrorCode.UNKNOWN_STUDY,
        "study "
            + ref
            + ": expected the id or digest of a submitted study, found none; 'ieum studies' "
            + "lists them");
  }

  synchronized List<StudyRun> all() {
    return List.copyOf(studies.values());
  }

  /** Tells every study that a site has come or gone. */
  void announce(StudyEvent event, String site) {
    for (StudyRun run : all()) {
      if (run.manifest().sites().contains(site)) {
        run.post(event);
      }
    }
  }

  @Override
  public void close() {
    housekeeping.shutdownNow();
    all().forEach(StudyRun::stop);
  }
}
