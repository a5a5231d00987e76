package org.ieum.node;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of the values below 'engine' in node.yaml; the JSON Schema has the same patterns. */
final class EngineValues {
  static final String MASTER_EXPECTED =
      "local, local[n], local[*], spark://host:port, yarn or k8s://https://host:port";
  static final String MEMORY_EXPECTED = "512m or more, such as 1500m or 2g";

  private static final Pattern MASTER =
      Pattern.compile(
          "local|local\\[([1-9][0-9]{0,3}|\\*)(,[1-9][0-9]{0,3})?\\]|yarn"
              + "|spark://[^\\s,/:]+:[1-9][0-9]{0,4}(,[^\\s,/:]+:[1-9][0-9]{0,4})*"
              + "|k8s://(https?://)?[^\\s/]+/?");
  private static final Pattern MEMORY =
      Pattern.compile(
          "((51[2-9]|5[2-9][0-9]|[6-9][0-9]{2}|[1-9][0-9]{3,6})[mM]|[1-9][0-9]{0,4}[gG]"
              + "|[1-9][0-9]?[tT])[bB]?");
  private static final Pattern CONF =
      Pattern.compile("spark\\.(?!(master|driver\\.memory|submit\\.deployMode)$)\\S+");

  private EngineValues() {}

  /** As it is; refused by IllegalArgumentException. */
  static String master(String text) {
    return matching(MASTER, text);
  }

  /** As it is; refused by IllegalArgumentException. */
  static String memory(String text) {
    return matching(MEMORY, text);
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("not of the grammar");
    }
    return text;
  }

  /** What is expected in place of a Spark property that may not stand under 'conf'. */
  static Optional<String> confExpected(String key) {
    if (CONF.matcher(key).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        key.startsWith("spark.")
            ? "Spark properties that have no key of their own in 'engine'"
            : "names of Spark properties, spark.…");
  }

  /** Bytes of a memory size as {@link #memory} takes it. */
  static long bytes(String memory) {
    Matcher parts = Pattern.compile("([0-9]+)([mgt])b?").matcher(memory.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("memory: expected " + MEMORY_EXPECTED);
    }
    int shift =
        switch (parts.group(2)) {
          case "m" -> 20;
          case "g" -> 30;
          default -> 40;
        };
    return Long.parseLong(parts.group(1)) << shift;
  }
}
