package org.ieum.coordinator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.ieum.federation.ProgressStep;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.wire.v1.SiteProgress;
import org.ieum.wire.v1.StudyDecision;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/** The published status of one study: an immutable snapshot, renewed at every change. */
final class StudyProgress {
  private final StudyStatus.Builder status = StudyStatus.newBuilder();
  private final Map<String, SiteProgress.Builder> sites = new LinkedHashMap<>();
  private final List<Consumer<StudyStatus>> watchers = new CopyOnWriteArrayList<>();

  StudyProgress(StudyManifest manifest) {
    status.setId(manifest.id()).setDigest(manifest.digest()).setTitle(manifest.title());
    manifest.sites().forEach(s -> sites.put(s, SiteProgress.newBuilder().setSite(s)));
  }

  synchronized StudyStatus snapshot() {
    StudyStatus.Builder copy = status.clone();
    sites.values().forEach(s -> copy.addSites(s.build()));
    return copy.build();
  }

  synchronized StudyPhase phase() {
    return status.getPhase();
  }

  boolean ended() {
    return switch (phase()) {
      case DONE, FAILED, CANCELLED -> true;
      default -> false;
    };
  }

  void submitted(String researcher, Instant at) {
    change(() -> status.setResearcher(researcher).setSubmittedAt(at.toEpochMilli()));
  }

  void phase(StudyPhase phase) {
    change(() -> status.setPhase(phase));
  }

  void started(Instant at) {
    change(() -> status.setStartedAt(at.toEpochMilli()));
  }

  void waitingFor(List<String> names) {
    if (!isWaitingFor(names)) {
      change(() -> status.clearWaitingFor().addAllWaitingFor(names));
    }
  }

  private synchronized boolean isWaitingFor(List<String> names) {
    return names.equals(status.getWaitingForList());
  }

  void connected(String site, boolean connected) {
    change(() -> site(site).setConnected(connected));
  }

  void decided(String site, StudyDecision.Decision decision) {
    change(() -> site(site).setDecision(decision));
  }

  void verified(String site, int rounds) {
    change(() -> site(site).setRounds(rounds));
  }

  /** Bytes that a site has sent for this study. */
  synchronized void received(String site, long bytes) {
    site(site).setBytesUp(site(site).getBytesUp() + bytes);
  }

  /** Rounds that were revealed before this process began. */
  void rounds(int revealed) {
    change(() -> status.setRounds(revealed));
  }

  void step(ProgressStep step) {
    change(
        () -> {
          status.setRounds(step.rounds()).setStep(step.text());
          if (!Double.isNaN(step.logLikelihood())) {
            status.setLogLikelihood(step.logLikelihood()).setHasLogLikelihood(true);
          }
        });
  }

  void note(String code, String text) {
    change(() -> status.setErrorCode(code).setError(text));
  }

  void failed(IeumException error, Instant at) {
    end(
        StudyPhase.FAILED,
        at,
        () -> status.setErrorCode(error.code().name()).setError(error.text()));
  }

  void cancelled(String who, Instant at) {
    end(
        StudyPhase.CANCELLED,
        at,
        () -> status.setErrorCode("CANCELLED").setError("cancelled by " + who));
  }

  void done(String modelDigest, Instant at) {
    end(
        StudyPhase.DONE,
        at,
        () -> status.setModelDigest(modelDigest).clearErrorCode().clearError());
  }

  private void end(StudyPhase phase, Instant at, Runnable also) {
    change(
        () -> {
          also.run();
          status.setPhase(phase).setEndedAt(at.toEpochMilli()).clearWaitingFor();
        });
  }

  /** Hears the status now and at every change, until {@link #unwatch}. */
  void watch(Consumer<StudyStatus> watcher) {
    watchers.add(watcher);
    watcher.accept(snapshot());
  }

  void unwatch(Consumer<StudyStatus> watcher) {
    watchers.remove(watcher);
  }

  private void change(Runnable change) {
    StudyStatus now;
    synchronized (this) {
      change.run();
      // Whoever begins to watch after this sees the change in the snapshot that it gets then.
      if (watchers.isEmpty()) {
        return;
      }
      now = snapshot();
    }
    watchers.forEach(w -> w.accept(now));
  }

  private SiteProgress.Builder site(String name) {
    SiteProgress.Builder site = sites.get(name);
    if (site == null) {
      throw new IllegalArgumentException("site " + name + " is not in the study");
    }
    return site;
  }
}
