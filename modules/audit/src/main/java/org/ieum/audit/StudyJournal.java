package org.ieum.audit;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.Canonical;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryDraft;
import org.ieum.ledger.EntryKind;
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
  static final String QUERY = "query";
  static final String STEP = "step";

  /** Stands where no query does. */
  private static final Hash NO_QUERY = Hash.sha256(new byte[0]);

  private final Ledger ledger;
  private final String actor;
  private final StudyManifest manifest;
  private final String study;
  private final SecureRandom random;
  private final List<Entry> known = new ArrayList<>();
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
      step()
          .add(EntryKind.STUDY_SUBMITTED, 0, manifest.toBytes(), "researcher", researcher)
          .commit();
    }
  }

  /** Adds the sum of a round to a step. */
  public Step revealed(Step step, int round, Query query, long[] sum) {
    return step.query(query)
        .add(
            EntryKind.AGGREGATE_REVEALED,
            round,
            Words.toBytes(sum),
            QUERY,
            query.digest(),
            STEP,
            query.describe());
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

    /** An entry with a frame; {@code fields} are names and values in turn. */
    public Step add(EntryKind kind, int round, byte[] payload, String... fields) {
      return addAs(actor, kind, round, payload, fields);
    }

    /** An entry about what another party did, with a frame. */
    public Step addAs(String who, EntryKind kind, int round, byte[] payload, String... fields) {
      byte[] frame =
          Frame.of(new Frame.Header(query, study, round, frames++), payload, random).encode();
      payloads.add(frame);
      drafts.add(draft(who, kind, round, fields).withFrame(FrameRef.of(frame)));
      return this;
    }

    /** An entry without a frame. */
    public Step note(EntryKind kind, int round, String... fields) {
      return noteAs(actor, kind, round, fields);
    }

    /** An entry about what another party did, without a frame. */
    public Step noteAs(String who, EntryKind kind, int round, String... fields) {
      drafts.add(draft(who, kind, round, fields));
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

    private EntryDraft draft(String who, EntryKind kind, int round, String... fields) {
      EntryDraft draft = EntryDraft.of(kind, who).withStudy(study);
      if (round > 0) {
        draft = draft.withRound(round);
      }
      for (int i = 0; i < fields.length; i += 2) {
        draft = draft.with(fields[i], fields[i + 1]);
      }
      return draft;
    }
  }
}
