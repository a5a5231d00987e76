package org.ieum.coordinator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ieum.audit.ForeignStudy;
import org.ieum.audit.RecordedStudy;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.StudyName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All studies of this coordinator, oldest first. */
final class StudyDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StudyDesk.class);

  private final Party party;
  private final Map<String, ListedStudy> studies = new LinkedHashMap<>();
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
    for (RecordedStudy recorded :
        RecordedStudy.all(party.ledger().entries(), party.ledger().frames())) {
      if (recorded instanceof ForeignStudy foreign) {
        LOG.info("study {}: {}", StudyName.of(foreign.id(), foreign.digest()), foreign.advice());
        studies.put(foreign.digest(), new OtherReleaseStudy(foreign));
      } else {
        open(new StudyRun(party, recorded.readable().manifest()));
      }
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
    ListedStudy known = studies.get(manifest.digest());
    if (known != null) {
      return known.run();
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
    ListedStudy study = studies.get(digest);
    if (study == null) {
      throw unknown(digest);
    }
    return study.run();
  }

  /** The study that a person means; of an id that several have, the newest. */
  synchronized ListedStudy find(String reference) {
    List<ListedStudy> meant = meant(reference);
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
        meant(reference).stream()
            .flatMap(StudyDesk::runs)
            .filter(run -> !run.progress().ended())
            .toList();
    if (going.size() > 1) {
      throw StudyName.several(
          reference, "one study of that id that has not ended", going, StudyRun::study);
    }
    return going.isEmpty() ? find(reference).run() : going.get(0);
  }

  private List<ListedStudy> meant(String reference) {
    List<ListedStudy> meant =
        StudyName.meant(
            reference, List.copyOf(studies.values()), ListedStudy::id, ListedStudy::study);
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

  synchronized List<ListedStudy> all() {
    return List.copyOf(studies.values());
  }

  private synchronized List<StudyRun> runs() {
    return studies.values().stream().flatMap(StudyDesk::runs).toList();
  }

  private static Stream<StudyRun> runs(ListedStudy study) {
    return study instanceof StudyRun run ? Stream.of(run) : Stream.empty();
  }

  /** Tells every study that a site has come or gone. */
  void announce(StudyEvent event, String site) {
    for (StudyRun run : runs()) {
      if (run.manifest().sites().contains(site)) {
        run.post(event);
      }
    }
  }

  @Override
  public void close() {
    housekeeping.shutdownNow();
    runs().forEach(StudyRun::stop);
  }
}
