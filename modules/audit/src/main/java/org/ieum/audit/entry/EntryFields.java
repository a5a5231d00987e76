package org.ieum.audit.entry;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.Entry;

/** The fields of an entry as the reader of its kind takes them; remembers which it took. */
public final class EntryFields {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private final Entry entry;
  private final Set<String> taken = new HashSet<>();

  EntryFields(Entry entry) {
    this.entry = entry;
  }

  /** A text that the kind always has. */
  String text(String field) {
    String text = textOrEmpty(field);
    if (text.isEmpty()) {
      throw corrupt("a text '" + field + "'", "none");
    }
    return text;
  }

  /** A text that an entry of the kind may lack; empty where it does. */
  String textOrEmpty(String field) {
    taken.add(field);
    return entry.draft().texts().getOrDefault(field, "");
  }

  /** A whole number of 0 or more, kept as decimal text. */
  long number(String field) {
    String text = text(field);
    if (!NUMBER.matcher(text).matches()) {
      throw corrupt("a whole number '" + field + "'", "other text");
    }
    return Long.parseLong(text);
  }

  /** The round, 1 or more. */
  int round() {
    long round = entry.draft().round();
    if (round < 1 || round > Integer.MAX_VALUE) {
      throw corrupt("a round of 1 or more", round < 0 ? "none" : "round " + round);
    }
    return (int) round;
  }

  /** The round, or 0 where the entry has none. */
  int roundOrNone() {
    return entry.draft().round() < 0 ? 0 : round();
  }

  /** Refuses what the kind does not have: other fields, a round, a frame; or a frame it lacks. */
  void requireNoOthers(EntryBody body) {
    Set<String> others = new TreeSet<>(entry.draft().texts().keySet());
    others.addAll(entry.draft().numbers().keySet());
    others.removeAll(taken);
    if (!others.isEmpty()) {
      throw corrupt("no fields but those of its kind", String.join(", ", others));
    }
    if (body.round() == 0 && entry.draft().round() >= 0) {
      throw corrupt("no round", "round " + entry.draft().round());
    }
    boolean framed = entry.draft().frameRef().isPresent();
    if (framed != body instanceof FramedBody) {
      throw corrupt(framed ? "no frame" : "a frame", framed ? "one" : "none");
    }
  }

  /** The fault of a field that is not what the kind has there. */
  IeumException corrupt(String expected, String found) {
    return new IeumException(
        ErrorCode.LEDGER_CORRUPT,
        "entry "
            + entry.seq()
            + " ("
            + entry.kind().wireName()
            + "): expected "
            + expected
            + ", found "
            + found
            + "; the release that wrote it reads it, or restore the ledger from a backup");
  }
}
