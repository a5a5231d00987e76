package org.ieum.federation.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of RFC 8785, as far as they have no numbers but whole ones. */
class CanonicalTest {
  /** Section 3.2.2.2: escapes are short or of lower-case digits, nothing else is escaped. */
  @Test
  void textIsEscapedAsTheRfcSays() {
    Map<String, Object> document = new HashMap<>();
    document.put("string", "\u20ac$\u000F\nA'B\"\\\\\"/");
    document.put("literals", List.of(true, false));
    assertThat(Canonical.text(Canonical.write(document)))
        .isEqualTo(
            "{\"literals\":[true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    assertThat(Canonical.text(Canonical.write(Map.of("x", "\b\t\n\f\r\u0000\u001f\u007f\u0080"))))
        .isEqualTo("{\"x\":\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u0080\"}");
  }

  /** Section 3.2.3: names are sorted by their UTF-16 code units. */
  @Test
  void namesAreSortedAsTheRfcSays() {
    Map<String, Object> document = new HashMap<>();
    document.put("\u20ac", "Euro Sign");
    document.put("\r", "Carriage Return");
    document.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
    document.put("1", "One");
    document.put("\ud83d\ude00", "\ud83d\ude00");
    document.put("\u0080", "Control");
    document.put("\u00f6", "Latin Small Letter O With Diaeresis");
    assertThat(Canonical.text(Canonical.write(document)))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"\ud83d\ude00\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }
}
