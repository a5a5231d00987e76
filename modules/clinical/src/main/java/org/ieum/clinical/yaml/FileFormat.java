package org.ieum.clinical.yaml;

import java.util.Map;
import java.util.Optional;

/**
 * The formats that a file's key {@code ieum} names: a kind and a version, such as {@code node/v1}.
 */
final class FileFormat {
  static final String KEY = "ieum";

  private static final Map<String, String> KINDS =
      Map.of(
          "study", "a study file",
          "dictionary", "a dictionary",
          "node", "a node's configuration, node.yaml",
          "coordinator", "a coordinator's configuration, coordinator.yaml",
          "client", "a person's configuration, ieum.yaml");

  private FileFormat() {}

  /** What to do about a file of another format than the one that is read here. */
  static String remedy(String expected, String found) {
    String kind = kind(expected);
    if (kind(found).equals(kind)) {
      return "write '"
          + KEY
          + ": "
          + expected
          + "' and the keys of that format, or read the file with the version of Ieum that it is for";
    }
    String wanted = KINDS.getOrDefault(kind, "a file of the format " + expected);
    return Optional.ofNullable(KINDS.get(kind(found)))
        .map(other -> "this is " + other + "; name " + wanted)
        .orElse("name " + wanted + ", which begins with '" + KEY + ": " + expected + "'");
  }

  private static String kind(String format) {
    int slash = format.indexOf('/');
    return slash < 0 ? format : format.substring(0, slash);
  }
}
