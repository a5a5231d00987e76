package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes RFC 8785 canonical JSON of objects, arrays, texts and whole numbers. Floating-point
 * numbers do not exist here, and control characters are refused, so the only escapes are {@code \"}
 * and {@code \\}.
 */
final class CanonicalJson {
  /** The largest whole number every JSON reader keeps exact. */
  static final long MAX_NUMBER = (1L << 53) - 1;

  private CanonicalJson() {}

  static byte[] write(Map<String, ?> object) {
    StringBuilder out = new StringBuilder(512);
    append(out, object);
    return out.toString().getBytes(UTF_8);
  }

  static void requireText(String subject, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (Character.isISOControl(c) || (Character.isSurrogate(c) && !paired)) {
        throw new IllegalArgumentException(
            subject
                + ": expected text without control characters, found U+"
                + String.format(Locale.ROOT, "%04X", (int) c)
                + " at position "
                + i
                + "; remove it");
      }
      i += paired ? 1 : 0;
    }
  }

  static void requireNumber(String subject, long number) {
    if (number > MAX_NUMBER || number < -MAX_NUMBER) {
      throw new IllegalArgumentException(
          subject
              + ": expected a whole number of at most 2^53 - 1 in size; write larger ones as text");
    }
  }

  private static void append(StringBuilder out, Object value) {
    if (value instanceof Map<?, ?> object) {
      String separator = "{";
      // The order of String is that of UTF-16 code units, which RFC 8785 section 3.2.3 asks for.
      Map<String, Object> sorted = new TreeMap<>();
      object.forEach((key, field) -> sorted.put((String) key, field));
      for (Map.Entry<String, Object> field : sorted.entrySet()) {
        appendText(out.append(separator), field.getKey());
        append(out.append(':'), field.getValue());
        separator = ",";
      }
      out.append(sorted.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> array) {
      out.append('[');
      for (int i = 0; i < array.size(); i++) {
        append(i == 0 ? out : out.append(','), array.get(i));
      }
      out.append(']');
    } else if (value instanceof String text) {
      appendText(out, text);
    } else if (value instanceof Long number) {
      requireNumber("number", number);
      out.append(number.longValue());
    } else {
      throw new IllegalArgumentException(
          "canonical JSON: no form for " + value.getClass().getName());
    }
  }

  private static void appendText(StringBuilder out, String text) {
    requireText("text", text);
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
  }
}
