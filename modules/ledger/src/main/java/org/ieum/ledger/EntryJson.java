package org.ieum.ledger;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON form of an entry, strict in both directions. */
final class EntryJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Set<String> FIELDS =
      Set.of(
          "actor", "bytes", "fields", "kind", "log", "refs", "round", "seq", "sha256", "study",
          "time", "v");
  private static final Set<String> REF_FIELDS = Set.of("index", "leaf", "origin");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EntryJson() {}

  static byte[] write(Entry entry) {
    EntryDraft draft = entry.draft();
    Map<String, Object> object = new TreeMap<>();
    object.put("v", (long) Entry.VERSION);
    object.put("log", entry.log());
    object.put("seq", entry.seq());
    object.put("time", TIME.format(entry.time()));
    object.put("kind", draft.kind().wireName());
    object.put("actor", draft.actor());
    draft.studyId().ifPresent(study -> object.put("study", study));
    if (draft.round() != EntryDraft.NO_ROUND) {
      object.put("round", draft.round());
    }
    if (!draft.refs().isEmpty()) {
      object.put("refs", draft.refs().stream().map(EntryJson::writeRef).toList());
    }
    draft
        .frameRef()
        .ifPresent(
            frame -> {
              object.put("sha256", frame.sha256());
              object.put("bytes", frame.bytes());
            });
    Map<String, Object> fields = new TreeMap<>(draft.texts());
    fields.putAll(draft.numbers());
    if (!fields.isEmpty()) {
      object.put("fields", fields);
    }
    return CanonicalJson.write(object);
  }

  private static Map<String, Object> writeRef(EntryRef ref) {
    return Map.of("index", ref.index(), "leaf", ref.leaf().hex(), "origin", ref.origin());
  }

  static Entry read(byte[] canonical) {
    if (canonical.length > Entry.MAX_BYTES) {
      throw invalid("expected at most 65535 bytes, found " + canonical.length, null);
    }
    Entry entry;
    try {
      entry = readObject(JSON.readTree(canonical));
    } catch (IOException e) {
      // Jackson's own message would quote the content.
      throw invalid("expected a JSON object, found something else", null);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()), e);
    }
    if (!Arrays.equals(entry.bytes(), canonical)) {
      throw invalid(
          "expected RFC 8785 canonical form, found another spelling of the same content", null);
    }
    return entry;
  }

  private static Entry readObject(JsonNode node) {
    requireFields("entry", node, FIELDS);
    if (number(node, "v") != Entry.VERSION) {
      throw new IllegalArgumentException(
          "v: expected 1, found another version; use the software that wrote it");
    }
    EntryKind kind =
        EntryKind.ofWireName(text(node, "kind"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "kind: expected a known kind, found an unknown one"));
    long round = node.has("round") ? number(node, "round") : EntryDraft.NO_ROUND;
    if (node.has("round") && round < 0) {
      throw new IllegalArgumentException("round: expected 0 or more, or no field");
    }
    String study = node.has("study") ? text(node, "study") : null;
    EntryDraft draft =
        readFields(
            node.get("fields"),
            new EntryDraft(
                kind,
                text(node, "actor"),
                study,
                round,
                readRefs(node.get("refs")),
                readFrame(node),
                Map.of(),
                Map.of()));
    return new Entry(text(node, "log"), number(node, "seq"), time(text(node, "time")), draft);
  }

  private static Instant time(String text) {
    try {
      return TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("time: expected the form 2026-11-23T06:00:00.123Z");
    }
  }

  private static @Nullable FrameRef readFrame(JsonNode node) {
    return node.has("sha256") || node.has("bytes")
        ? new FrameRef(text(node, "sha256"), number(node, "bytes"))
        : null;
  }

  private static List<EntryRef> readRefs(@Nullable JsonNode array) {
    List<EntryRef> refs = new ArrayList<>();
    if (array != null) {
      if (!array.isArray()) {
        throw new IllegalArgumentException("refs: expected an array");
      }
      for (JsonNode ref : array) {
        requireFields("reference", ref, REF_FIELDS);
        refs.add(
            new EntryRef(
                text(ref, "origin"), number(ref, "index"), Hash.fromHex(text(ref, "leaf"))));
      }
    }
    return refs;
  }

  private static EntryDraft readFields(@Nullable JsonNode object, EntryDraft draft) {
    if (object == null) {
      return draft;
    }
    if (!object.isObject()) {
      throw new IllegalArgumentException("fields: expected an object");
    }
    Map<String, String> texts = new TreeMap<>();
    Map<String, Long> numbers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isTextual()) {
        texts.put(field.getKey(), field.getValue().textValue());
      } else {
        numbers.put(field.getKey(), number(object, field.getKey()));
      }
    }
    return new EntryDraft(
        draft.kind(),
        draft.actor(),
        draft.study(),
        draft.round(),
        draft.refs(),
        draft.frame(),
        texts,
        numbers);
  }

  private static void requireFields(String subject, JsonNode node, Set<String> allowed) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(subject + ": expected a JSON object");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      if (!allowed.contains(names.next())) {
        throw new IllegalArgumentException(
            subject + ": expected only the fields of the format, found an unknown one");
      }
    }
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException(field + ": expected a text");
    }
    return value.textValue();
  }

  private static long number(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(field + ": expected a whole number");
    }
    return value.longValue();
  }

  private static LedgerException invalid(String detail, @Nullable Throwable cause) {
    return new LedgerException(
        LedgerException.Code.ENTRY_INVALID, "ledger entry: " + detail, cause);
  }
}
