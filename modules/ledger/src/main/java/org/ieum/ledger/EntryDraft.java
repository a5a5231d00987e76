package org.ieum.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants recorded; the ledger adds its own name, the sequence number and the time.
 *
 * <p>Nothing in a draft may hold a patient's value, free text, a query literal, noise or a staff
 * name: entries are read by everyone who audits, and can never be erased.
 *
 * @param kind what happened
 * @param actor who did it, as an erasable pseudonym or a process: {@code site-a/node}
 * @param study the study's identifier, or null for an entry of no study
 * @param round the round, or {@link #NO_ROUND}
 * @param refs the entries this one follows from
 * @param frame the stored frame whose bytes were sent or received, or null
 * @param texts further text fields of the kind
 * @param numbers further whole-number fields of the kind, each at most 2^53 − 1 in size; a name is
 *     in one of the two
 */
public record EntryDraft(
    EntryKind kind,
    String actor,
    @Nullable String study,
    long round,
    List<EntryRef> refs,
    @Nullable FrameRef frame,
    Map<String, String> texts,
    Map<String, Long> numbers) {

  /** The round of an entry that belongs to none. */
  public static final long NO_ROUND = -1;

  private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9.-]{0,63}");

  /**
   * Refuses control characters, unpaired surrogates, numbers that JSON cannot carry, and malformed
   * field names.
   */
  public EntryDraft {
    if (actor.isEmpty() || (study != null && study.isEmpty())) {
      throw new IllegalArgumentException(
          "entry " + kind.wireName() + ": actor and study must not be empty");
    }
    CanonicalJson.requireText("actor", actor);
    if (study != null) {
      CanonicalJson.requireText("study", study);
    }
    CanonicalJson.requireNumber("round", round);
    if (round < NO_ROUND) {
      throw new IllegalArgumentException(
          "round: expected 0 or more, or -1 for none, found " + round);
    }
    refs = List.copyOf(refs);
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
    texts.forEach((name, value) -> CanonicalJson.requireText(requireField(name), value));
    numbers.forEach((name, value) -> CanonicalJson.requireNumber(requireField(name), value));
    for (String name : numbers.keySet()) {
      if (texts.containsKey(name)) {
        throw new IllegalArgumentException(
            "field " + name + ": given both as a text and as a number; keep one");
      }
    }
  }

  private static String requireField(String name) {
    if (!FIELD.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "field name: expected a lower-case letter and then letters, digits, '.' or '-', 64 at most");
    }
    return name;
  }

  /** A draft with nothing but its kind and actor. */
  public static EntryDraft of(EntryKind kind, String actor) {
    return new EntryDraft(kind, actor, null, NO_ROUND, List.of(), null, Map.of(), Map.of());
  }

  /** This draft for that study. */
  public EntryDraft withStudy(String study) {
    return new EntryDraft(kind, actor, study, round, refs, frame, texts, numbers);
  }

  /** This draft for that round of its study, counted from 0. */
  public EntryDraft withRound(long round) {
    return new EntryDraft(kind, actor, study, round, refs, frame, texts, numbers);
  }

  /** This draft with one more reference. */
  public EntryDraft withRef(EntryRef ref) {
    List<EntryRef> more = new ArrayList<>(refs);
    more.add(ref);
    return new EntryDraft(kind, actor, study, round, more, frame, texts, numbers);
  }

  /** This draft about that stored frame. */
  public EntryDraft withFrame(FrameRef frame) {
    return new EntryDraft(kind, actor, study, round, refs, frame, texts, numbers);
  }

  /** This draft with one more text field. */
  public EntryDraft with(String field, String value) {
    Map<String, String> more = new TreeMap<>(texts);
    more.put(field, value);
    return new EntryDraft(kind, actor, study, round, refs, frame, more, numbers);
  }

  /** This draft with one more whole-number field. */
  public EntryDraft with(String field, long value) {
    Map<String, Long> more = new TreeMap<>(numbers);
    more.put(field, value);
    return new EntryDraft(kind, actor, study, round, refs, frame, texts, more);
  }

  /** The stored frame this entry is about. */
  public Optional<FrameRef> frameRef() {
    return Optional.ofNullable(frame);
  }

  /** The study this entry belongs to. */
  public Optional<String> studyId() {
    return Optional.ofNullable(study);
  }
}
