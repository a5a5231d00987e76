package org.ieum.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ieum.federation.error.Blame;
import org.ieum.federation.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * An error for programs, the same whichever command failed:
 *
 * <pre>{@code
 * {"code": "BAD_STUDY", "blame": "CALLER",
 *  "message": "study.yaml:3:7: id: expected a name …, found 'A B'; rename it",
 *  "expected": "a name …", "found": "'A B'", "todo": "rename it",
 *  "where": [{"file": "study.yaml", "line": 3, "column": 7}]}
 * }</pre>
 *
 * <p>A message keeps one grammar, {@code subject: expected X, found Y; do Z}, a fault a line; also
 * one that came from another process as text. {@code expected}, {@code found} and {@code todo} are
 * those of the first fault, null where it has none; {@code where} has the place of every fault that
 * names one.
 */
final class ErrorDocument {
  private static final Pattern GRAMMAR =
      Pattern.compile("\\bexpected (?<expected>.*?), found (?<found>[^;]*)(?:; (?<todo>.*))?$");
  private static final Pattern PLACE =
      Pattern.compile("^\\s*(?<file>\\S.*?):(?<line>\\d+):(?<column>\\d+): ");

  private ErrorDocument() {}

  /** The whole document of a command that failed. */
  static Map<String, Object> of(ErrorCode code, String message) {
    return of(code.name(), code.blame(), message);
  }

  static Map<String, Object> of(String code, Blame blame, String message) {
    return Map.of("error", error(code, blame, message));
  }

  /** The error alone, for a document that says more. */
  static Map<String, @Nullable Object> error(String code, Blame blame, String message) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("blame", blame.name());
    error.put("message", message);
    Optional<Matcher> first =
        message.lines().map(GRAMMAR::matcher).filter(Matcher::find).findFirst();
    for (String part : List.of("expected", "found", "todo")) {
      error.put(part, first.map(m -> m.group(part)).orElse(null));
    }
    error.put("where", places(message));
    return error;
  }

  private static List<Map<String, Object>> places(String message) {
    List<Map<String, Object>> places = new ArrayList<>();
    for (String line : message.lines().toList()) {
      Matcher place = PLACE.matcher(line);
      if (place.find()) {
        Map<String, Object> at = new LinkedHashMap<>();
        at.put("file", place.group("file"));
        at.put("line", Long.parseLong(place.group("line")));
        at.put("column", Long.parseLong(place.group("column")));
        places.add(at);
      }
    }
    return places;
  }
}
