package org.ieum.node;

import java.util.Arrays;
import java.util.List;
import org.ieum.audit.RecordedRound;
import org.ieum.audit.StudyJournal;
import org.ieum.audit.StudyRecord;
import org.ieum.audit.entry.AnswerCommitted;
import org.ieum.audit.entry.EgressSent;
import org.ieum.audit.entry.Incident;
import org.ieum.audit.entry.QueryReceived;
import org.ieum.federation.Federation;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.ledger.Pending;
import org.ieum.securesum.Answered;
import org.ieum.securesum.JournalRecord;
import org.ieum.securesum.MaskedVector;
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

  /** The entry of the last sum. The secrets never run ahead of it. */
  private Pending sumRecorded = Pending.none();

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
    AggregateVector revealed = AggregateVector.of(query.shape(manifest), scale, sum.toWords());
    record(query, revealed);
    return revealed;
  }

  /**
   * Records the sum while the study already goes on with it. Nothing that follows from it leaves
   * before its entry is durable: each later step is durable only when this one is.
   */
  private void record(Query query, AggregateVector sum) {
    int verified = round;
    sumRecorded = journal.revealed(journal.step(), round, query, sum.words()).begin();
    sumRecorded.whenDurable(() -> site.send(Replies.verified(journal.study(), verified)));
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
      // Durable with the answer, in one step, or earlier when the engine takes longer.
      var unused =
          journal.step().query(query).add(QueryReceived.of(round, query), query.toBytes()).defer();
      WordVector vector =
          WordVector.of(
              scale.limbs(),
              follower.whenAvailable(() -> site.engine().answer(prepare, query.toBytes())));
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
          .note(new Incident(round, ErrorCode.REPLICA_DIVERGED.name(), query.digest()))
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

  /**
   * Everything that leaves is in the ledger, and its secrets in their store, before its first byte
   * does. The two are written side by side, so a crash may leave secrets of a message that the
   * ledger lacks; it is then entered before the message is repeated.
   */
  private void advance(Query query, SiteInput input) {
    SiteStep step = phase.on(input);
    if (step.journal().isEmpty()) {
      egress(query, step.send().stream().filter(m -> !isLogged(m)).toList()).commit();
    }
    for (JournalRecord record : step.journal()) {
      Pending logged = egress(query, step.send()).begin();
      sumRecorded.await();
      secrets.append(record);
      logged.await();
    }
    phase = step.next();
    step.send().forEach(m -> site.send(wire(m)));
  }

  private StudyJournal.Step egress(Query query, List<org.ieum.securesum.FromSite> outgoing) {
    StudyJournal.Step step = journal.step().query(query);
    for (org.ieum.securesum.FromSite m : outgoing) {
      if (m.round() != round) {
        throw new IeumException(
            ErrorCode.LEDGER_CORRUPT,
            "study "
                + manifest.id()
                + ": expected what was sent in round "
                + m.round()
                + " in the ledger, found no entry of it; restore the ledger from a backup");
      }
      byte[] bytes = payload(m);
      if (m instanceof MaskedVector) {
        step.note(new AnswerCommitted(round, query.digest()));
      }
      step.add(new EgressSent(round, what(m), bytes.length), bytes);
    }
    return step;
  }

  private boolean isLogged(org.ieum.securesum.FromSite message) {
    StudyRecord record = journal.record();
    return record.all(EgressSent.TYPE).stream()
        .filter(e -> e.body().round() == message.round() && e.body().what() == what(message))
        .anyMatch(e -> Arrays.equals(record.payload(e.entry()), payload(message)));
  }

  private static EgressSent.Message what(org.ieum.securesum.FromSite message) {
    return message instanceof MaskedVector
        ? EgressSent.Message.MASKED_VECTOR
        : EgressSent.Message.SEED;
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
    journal.step().note(Incident.of(round, e.code().name())).commit();
  }
}
