package org.ieum.node;

import java.util.Arrays;
import java.util.List;
import org.ieum.audit.RecordedRound;
import org.ieum.audit.StudyJournal;
import org.ieum.federation.Federation;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.Pending;
import org.ieum.securesum.Answered;
import org.ieum.securesum.CommittedRecord;
import org.ieum.securesum.JournalRecord;
import org.ieum.securesum.MaskedVector;
import org.ieum.securesum.ReleasedRecord;
import org.ieum.securesum.RevealedRecord;
import org.ieum.securesum.RoundOpened;
import org.ieum.securesum.SecureSumException;
import org.ieum.securesum.Seed;
import org.ieum.securesum.SeedReleased;
import org.ieum.securesum.SiteInput;
import org.ieum.securesum.SiteParty;
import org.ieum.securesum.SitePhase;
import org.ieum.securesum.SiteStep;
import org.ieum.securesum.WordVector;
import org.ieum.wire.SumCodec;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.ToSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The federation as a site's replica sees it: {@code ask} waits for the coordinator to open the
 * round, refuses any query but its own, answers it, and returns the sum that it has verified
 * itself.
 */
final class FollowingFederation implements Federation {
  private static final Logger LOG = LoggerFactory.getLogger(FollowingFederation.class);

  private final StudyFollower follower;
  private final Site site;
  private final StudyManifest manifest;
  private final StudyJournal journal;
  private final SecretStore secrets;
  private final EngineMessage.Prepare prepare;
  private SitePhase phase;
  private int round;

  FollowingFederation(
      StudyFollower follower,
      Site site,
      StudyManifest manifest,
      StudyJournal journal,
      SecretStore secrets,
      EngineMessage.Prepare prepare,
      SiteParty party) {
    this.follower = follower;
    this.site = site;
    this.manifest = manifest;
    this.journal = journal;
    this.secrets = secrets;
    this.prepare = prepare;
    List<RecordedRound> rounds = journal.record().rounds();
    this.round = rounds.size();
    this.phase = SitePhase.restore(party, secrets.records());
    sayPosition();
  }

  @Override
  public StudyManifest study() {
    return manifest;
  }

  @Override
  public AggregateVector ask(Query query) {
    round++;
    FixedPoint scale = query.scale(manifest);
    while (phase.round() != round || phase.sum().isEmpty()) {
      ToSite message = follower.next();
      try {
        if (message.hasKeys()) {
          sayPosition();
        } else if (message.hasOpened()) {
          opened(query, scale, SumCodec.fromWire(message.getOpened()));
        } else if (message.hasCommitments()) {
          advance(query, SumCodec.fromWire(message.getCommitments()));
        } else if (message.hasRevealed()) {
          advance(query, SumCodec.fromWire(scale.limbs(), message.getRevealed()));
        }
      } catch (SecureSumException e) {
        refused(e);
      }
    }
    WordVector sum =
        phase.sum().orElseThrow(() -> new IllegalStateException("the loop ends with a sum"));
    AggregateVector revealed = AggregateVector.of(query.layout(manifest), scale, sum.toWords());
    journal.revealed(round, query, revealed);
    site.send(Replies.verified(journal.study(), round));
    return revealed;
  }

  private void sayPosition() {
    site.send(
        Replies.position(
            journal.study(), Math.max(phase.sum().isPresent() ? phase.round() : 0, recorded())));
  }

  private int recorded() {
    return journal.record().rounds().size();
  }

  private void opened(Query query, FixedPoint scale, RoundOpened opened) {
    if (opened.round() == round) {
      checkOwn(query, scale, opened);
    }
    advance(query, opened);
    if (phase.awaitsAnswer().isPresent()) {
      Pending received =
          journal
              .step()
              .query(query)
              .add(
                  EntryKind.QUERY_RECEIVED,
                  round,
                  query.toBytes(),
                  "query",
                  query.digest(),
                  "step",
                  query.describe())
              .begin();
      WordVector vector =
          WordVector.of(scale.limbs(), site.engine().answer(prepare, query.toBytes()));
      received.await();
      vector.checkHeadroom(opened.members().size());
      advance(query, new Answered(round, vector, Seed.fresh(site.random())));
    }
  }

  /** A query is answered only if it is, byte for byte, the one that this replica asks next. */
  private void checkOwn(Query query, FixedPoint scale, RoundOpened opened) {
    boolean own =
        Arrays.equals(opened.query().toArray(), query.toBytes())
            && opened.length() == scale.length()
            && opened.limbs() == scale.limbs()
            && Arrays.equals(opened.scales().toArray(), scale.exponents())
            && opened.members().stream().map(m -> m.value()).toList().equals(manifest.sites());
    if (!own) {
      journal
          .step()
          .note(
              EntryKind.INCIDENT,
              round,
              "code",
              ErrorCode.REPLICA_DIVERGED.name(),
              "query",
              query.digest())
          .commit();
      throw new IeumException(
          ErrorCode.REPLICA_DIVERGED,
          "study "
              + manifest.id()
              + ", round "
              + round
              + ": expected '"
              + query.describe()
              + "', which the approved study asks next, found another query from the coordinator; "
              + "nothing was answered. Usually the two run different releases of Ieum; if not, ask the "
              + "coordinator's people");
    }
  }

  private void advance(Query query, SiteInput input) {
    SiteStep step = phase.on(input);
    for (JournalRecord record : step.journal()) {
      egress(query, record, step.send());
      secrets.append(record);
    }
    phase = step.next();
    step.send().forEach(m -> site.send(wire(m)));
  }

  /** Everything that leaves is in the ledger before its first byte does. */
  private void egress(
      Query query, JournalRecord record, List<org.ieum.securesum.FromSite> outgoing) {
    if (record instanceof RevealedRecord) {
      return;
    }
    StudyJournal.Step step = journal.step().query(query);
    for (org.ieum.securesum.FromSite m : outgoing) {
      byte[] bytes = payload(m);
      if (record instanceof CommittedRecord) {
        step.note(EntryKind.ANSWER_COMMITTED, round, "query", query.digest());
      }
      String what = record instanceof ReleasedRecord ? "seed" : "masked vector";
      step.add(
          EntryKind.EGRESS_SENT,
          round,
          bytes,
          "what",
          what,
          "wireBytes",
          String.valueOf(bytes.length));
    }
    step.commit();
  }

  private byte[] payload(org.ieum.securesum.FromSite message) {
    FromSite wire = wire(message);
    return wire.hasMasked() ? wire.getMasked().toByteArray() : wire.getSeed().toByteArray();
  }

  private FromSite wire(org.ieum.securesum.FromSite message) {
    FromSite.Builder wire = FromSite.newBuilder();
    if (message instanceof MaskedVector m) {
      wire.setMasked(SumCodec.toWire(journal.study(), m));
    } else if (message instanceof SeedReleased m) {
      wire.setSeed(SumCodec.toWire(journal.study(), m));
    }
    return wire.build();
  }

  /**
   * A message that breaks the protocol changes nothing; it is recorded, and the replica waits on.
   */
  private void refused(SecureSumException e) {
    if (e.code() == SecureSumException.Code.STALE_MESSAGE) {
      return;
    }
    if (e.code() == SecureSumException.Code.OVERFLOW) {
      throw new IeumException(ErrorCode.OVERFLOW, String.valueOf(e.getMessage()), e);
    }
    LOG.warn(
        "study {} round {}: message refused, {}: {}",
        manifest.id(),
        round,
        e.code(),
        e.getMessage());
    journal.step().note(EntryKind.INCIDENT, round, "code", e.code().name()).commit();
  }
}
