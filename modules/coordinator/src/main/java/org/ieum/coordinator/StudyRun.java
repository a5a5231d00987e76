package org.ieum.coordinator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.ieum.algorithms.StudyProgram;
import org.ieum.audit.JournaledFederation;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.entry.Incident;
import org.ieum.audit.entry.StudyCancelled;
import org.ieum.audit.entry.StudyFailed;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.StudyName;
import org.ieum.ledger.LedgerException;
import org.ieum.securesum.SecureSumException;
import org.ieum.securesum.StudyKeys;
import org.ieum.wire.v1.StudyDecision;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one study at the coordinator, on a thread of its own: approvals, keys, rounds,
 * agreement of the replicas on the model. Everything from outside arrives as a {@link StudyEvent}.
 * After a crash it runs again from the start and the journal answers what was already done.
 */
final class StudyRun implements ListedStudy {
  private static final Logger LOG = LoggerFactory.getLogger(StudyRun.class);

  private final Party party;
  private final StudyManifest manifest;
  private final String name;
  private final StudyJournal journal;
  private final StudyProgress progress;
  private final Megaphone megaphone;
  private final KeyCollection keyring;
  private final BlockingQueue<StudyEvent> events = new LinkedBlockingQueue<>();
  private final Map<String, String> modelDigests = new TreeMap<>();
  private @Nullable StudyKeys keys;
  private volatile boolean over;

  StudyRun(Party party, StudyManifest manifest) {
    this.party = party;
    this.manifest = manifest;
    this.name = StudyName.of(manifest);
    this.journal = party.journal(manifest);
    this.progress = new StudyProgress(manifest);
    this.megaphone = new Megaphone(party, manifest, journal);
    this.keyring = new KeyCollection(this, party, manifest, journal);
  }

  StudyManifest manifest() {
    return manifest;
  }

  @Override
  public String id() {
    return manifest.id();
  }

  @Override
  public String study() {
    return journal.study();
  }

  @Override
  public StudyStatus status() {
    return progress.snapshot();
  }

  @Override
  public StudyRun run() {
    return this;
  }

  StudyProgress progress() {
    return progress;
  }

  StudyJournal journal() {
    return journal;
  }

  void submitted(String researcher) {
    journal.submitted(researcher);
  }

  /** Hands over an event; after the end, answers it at once. */
  void post(StudyEvent event) {
    if (over) {
      afterEnd(event);
    } else {
      events.add(event);
      if (over) {
        answerLate();
      }
    }
  }

  /** An event that came in while the study ended is not left lying. */
  private void answerLate() {
    for (StudyEvent e = events.poll(); e != null; e = events.poll()) {
      afterEnd(e);
    }
  }

  void stop() {
    post(new StudyEvent.Stop());
  }

  void start() {
    restoreProgress();
    if (progress.ended()) {
      over = true;
      return;
    }
    for (String site : manifest.sites()) {
      if (party.sessions().connected(site)) {
        events.add(new StudyEvent.Joined(site));
      }
    }
    party.guard().thread("study-" + manifest.id(), this::guarded).start();
  }

  private void restoreProgress() {
    new Restored(manifest, journal.record()).into(progress);
  }

  private void guarded() {
    try {
      live();
    } catch (LedgerException e) {
      party.guard().onFault().accept(e);
    }
  }

  private void live() {
    LOG.info("study {}: begins, {}", name, study());
    try {
      Approvals approvals = new Approvals(this, party, manifest, journal);
      approvals.await();
      StudyKeys agreed = keyring.await();
      keys = agreed;
      megaphone.keys(agreed);
      progress.phase(StudyPhase.RUNNING);
      progress.started(party.clock().instant());
      LiveFederation live = new LiveFederation(this, party, manifest, journal, agreed);
      FittedModel model =
          StudyProgram.run(JournaledFederation.resuming(live, journal), progress::step);
      awaitReplicas(model);
      publish(model);
    } catch (StudyEnd e) {
      if (e.reason() == StudyEnd.Reason.CANCELLED) {
        journal.step().note(new StudyCancelled(e.who())).commit();
        progress.cancelled(e.who(), party.clock().instant());
      }
    } catch (IeumException e) {
      fail(e);
    } catch (LedgerException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("study {}: a fault of this software", name, e);
      fail(
          new IeumException(
              ErrorCode.INTERNAL,
              "study " + manifest.id() + ": a fault of Ieum itself; see the coordinator's log",
              e));
    }
    finish();
  }

  private void fail(IeumException error) {
    LOG.info("study {}: failed, {}: {}", name, error.code(), error.text());
    journal
        .step()
        .note(new StudyFailed(error.code().name(), Restored.oneLine(error.text())))
        .commit();
    progress.failed(error, party.clock().instant());
  }

  private void publish(FittedModel model) {
    String digest = model.digest();
    journal.published(model);
    progress.done(digest, party.clock().instant());
    LOG.info("study {}: done, model {}", name, digest);
  }

  private void finish() {
    over = true;
    manifest.sites().forEach(this::sayEnd);
    answerLate();
  }

  private void afterEnd(StudyEvent event) {
    if (event instanceof StudyEvent.Joined joined) {
      progress.connected(joined.site(), true);
      sayEnd(joined.site());
    } else if (event instanceof StudyEvent.Position position) {
      megaphone.repeatRevealed(position.site(), position.rounds());
    } else if (event instanceof StudyEvent.Left left) {
      progress.connected(left.site(), false);
    }
  }

  private void sayEnd(String site) {
    if (progress.ended()) {
      megaphone.ended(site, progress.phase(), progress.snapshot().getModelDigest());
    }
  }

  /** Every replica must have computed the same model before it is published. */
  private void awaitReplicas(FittedModel model) {
    String digest = model.digest();
    while (true) {
      List<String> missing =
          manifest.sites().stream().filter(s -> !modelDigests.containsKey(s)).toList();
      for (Map.Entry<String, String> e : modelDigests.entrySet()) {
        if (!e.getValue().equals(digest)) {
          throw new IeumException(
              ErrorCode.REPLICA_DIVERGED,
              "study "
                  + manifest.id()
                  + ": expected every replica to compute model "
                  + digest
                  + ", found "
                  + e.getValue()
                  + " at "
                  + e.getKey()
                  + "; run the same release of Ieum everywhere");
        }
      }
      if (missing.isEmpty()) {
        return;
      }
      progress.waitingFor(missing);
      next();
    }
  }

  /**
   * The next event that the present stage must handle; those that concern every stage are done
   * here.
   */
  StudyEvent next() {
    while (true) {
      StudyEvent event = take();
      if (event instanceof StudyEvent.Stop) {
        throw new StudyEnd(StudyEnd.Reason.STOPPED, "");
      } else if (event instanceof StudyEvent.Cancel cancel) {
        throw new StudyEnd(StudyEnd.Reason.CANCELLED, cancel.who());
      } else if (event instanceof StudyEvent.Joined joined) {
        progress.connected(joined.site(), true);
        megaphone.offer(joined.site(), progress.snapshot().getResearcher());
      } else if (event instanceof StudyEvent.Left left) {
        progress.connected(left.site(), false);
      } else if (event instanceof StudyEvent.Incident incident) {
        incident(incident);
      } else if (event instanceof StudyEvent.ModelComputed computed) {
        modelDigests.put(computed.site(), computed.digest());
        return event;
      } else if (event instanceof StudyEvent.KeyGiven given) {
        keyGiven(given);
        return event;
      } else if (event instanceof StudyEvent.Position position) {
        progress.verified(position.site(), position.rounds());
        megaphone.repeatRevealed(position.site(), position.rounds());
        return event;
      } else {
        return event;
      }
    }
  }

  /** A site gives its key as soon as it is ready, also while others are still being asked. */
  private void keyGiven(StudyEvent.KeyGiven given) {
    if (keys == null) {
      keyring.take(given);
    } else {
      megaphone.keys(given.site(), keys);
    }
  }

  private StudyEvent take() {
    try {
      return events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudyEnd(StudyEnd.Reason.STOPPED, "");
    }
  }

  private void incident(StudyEvent.Incident incident) {
    journal.step().noteAs(incident.site(), Incident.of(0, incident.code())).commit();
    throw new IeumException(
        incident.code().equals(ErrorCode.REPLICA_DIVERGED.name())
            ? ErrorCode.REPLICA_DIVERGED
            : ErrorCode.REFUSED_BY_SITE,
        "study "
            + manifest.id()
            + ": site "
            + incident.site()
            + " cannot take part ("
            + incident.code()
            + "); its people find the reason in their node's own log");
  }

  /** A message that breaks the protocol changes nothing; it is recorded, and the study waits on. */
  void refuse(String site, SecureSumException error) {
    if (error.code() == SecureSumException.Code.STALE_MESSAGE) {
      return;
    }
    LOG.warn("study {}: message of {} refused, {}", name, site, error.code());
    journal.step().noteAs(site, Incident.of(0, error.code().name())).commit();
    progress.note(
        error.code().name(), "a message of " + site + " was refused: " + error.getMessage());
  }

  void decided(String site, StudyDecision.Decision decision) {
    progress.decided(site, decision);
  }

  Megaphone megaphone() {
    return megaphone;
  }
}
