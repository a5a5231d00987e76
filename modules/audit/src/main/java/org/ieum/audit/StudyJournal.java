package org.ieum.audit;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.audit.entry.AggregateRevealed;
import org.ieum.audit.entry.EntryBody;
import org.ieum.audit.entry.FramedBody;
import org.ieum.audit.entry.ModelPublished;
import org.ieum.audit.entry.PlainBody;
import org.ieum.audit.entry.StudySubmitted;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;
import org.ieum.ledger.EntryRef;
import org.ieum.ledger.Frame;
import org.ieum.ledger.FrameRef;
import org.ieum.ledger.Hash;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.Pending;

/**
 * One party's record of one study, on its ledger. Entries that belong to one step are collected in
 * a {@link Step} and become durable together.
 */
public final class StudyJournal {
  /** Stands where no query does. */
  private static final Hash NO_QUERY = Hash.sha256(new byte[0]);

  private final Ledger ledger;
  private final String actor;
  private final StudyManifest manifest;
  private final String study;
  private final SecureRandom random;
  private final List<Entry> known = new ArrayList<>();
  private Optional<EntryRef> software = Optional.empty();
  private long seen;
  private long frames;

  /**
   * Continues the journal of a study.
   *
   * @param actor who writes, such as {@code seoul/node}
   */
  public StudyJournal(Ledger ledger, String actor, StudyManifest manifest, SecureRandom random) {
    this.ledger = ledger;
    this.actor = actor;
    this.manifest = manifest;
    this.study = manifest.digest();
    this.random = random;
    this.frames = record().entries().stream().filter(e -> e.draft().frameRef().isPresent()).count();
  }

  public StudyManifest manifest() {
    return manifest;
  }

  public String study() {
    return study;
  }

  /** What the ledger holds about this study now; only entries that are new are looked at. */
  public synchronized StudyRecord record() {
    List<Entry> more = ledger.entries(seen);
    seen += more.size();
    StudyRecord.ofStudy(study, more).forEach(known::add);
    more.stream()
        .filter(e -> e.kind() == EntryKind.SOFTWARE_RELEASED)
        .forEach(e -> software = Optional.of(e.ref()));
    return StudyRecord.of(study, known, ledger.frames());
  }

  public boolean has(EntryKind kind) {
    return record().last(kind).isPresent();
  }

  public Step step() {
    return new Step();
  }

  /** Records the submitted manifest, once. */
  public void submitted(String researcher) {
    if (!has(EntryKind.STUDY_SUBMITTED)) {
      step().add(new StudySubmitted(researcher, analysis()), manifest.toBytes()).commit();
    }
  }

  /** Records the model, once, and signs the ledger with it. */
  public void published(FittedModel model) {
    if (!has(EntryKind.MODEL_PUBLISHED)) {
      step().add(new ModelPublished(model.digest(), analysis()), model.toBytes()).commit();
      ledger.checkpoint();
    }
  }

  private String analysis() {
    return manifest.analysis().toString();
  }

  /** Adds the sum of a round to a step. */
  public Step revealed(Step step, int round, Query query, long[] sum) {
    return step.query(query).add(AggregateRevealed.of(round, query), Words.toBytes(sum));
  }

  /** Records the sum of a round. */
  public void revealed(int round, Query query, AggregateVector sum) {
    revealed(step(), round, query, sum.words()).commit();
  }

  /** Entries that become durable together. */
  public final class Step {
    private final List<EntryDraft> drafts = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();
    private Hash query = NO_QUERY;

    private Step() {}

    /** The query that the frames of this step belong to. */
    public Step query(Query asked) {
      query = Hash.fromHex(Canonical.sha256(asked.toBytes()));
      return this;
    }

    /** An entry with the bytes that it is about. */
    public Step add(FramedBody body, byte[] payload) {
      return addAs(actor, body, payload);
    }

    /** An entry about what another party did, with the bytes that it is about. */
    public Step addAs(String who, FramedBody body, byte[] payload) {
      byte[] frame =
          Frame.of(new Frame.Header(query, study, body.round(), frames++), payload, random)
              .encode();
      payloads.add(frame);
      drafts.add(draft(who, body).withFrame(FrameRef.of(frame)));
      return this;
    }

    /** An entry that says all there is to it. */
    public Step note(PlainBody body) {
      return noteAs(actor, body);
    }

    /** An entry about what another party did, that says all there is to it. */
    public Step noteAs(String who, PlainBody body) {
      drafts.add(draft(who, body));
      return this;
    }

    /** Makes all of them durable. */
    public void commit() {
      if (!drafts.isEmpty()) {
        begin().await();
      }
    }

    /** Begins to; a step that is committed later is durable only when this one is. */
    public Pending begin() {
      if (drafts.isEmpty()) {
        return Pending.none();
      }
      return ledger.begin(drafts, payloads);
    }

    /** Begins to with the next step, or shortly: for what nobody waits for yet. */
    public Pending defer() {
      return drafts.isEmpty() ? Pending.none() : ledger.defer(drafts, payloads);
    }

    private EntryDraft draft(String who, EntryBody body) {
      EntryDraft draft = body.draft(who).withStudy(study);
      boolean ofSoftware = body instanceof StudySubmitted || body instanceof ModelPublished;
      return ofSoftware ? software.map(draft::withRef).orElse(draft) : draft;
    }
  }
}
