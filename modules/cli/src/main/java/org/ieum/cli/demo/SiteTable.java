package org.ieum.cli.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A hospital's table or CDM, as its node.yaml names it.
 *
 * @param options in an order that is the same in every run
 */
record SiteTable(String uri, String format, TreeMap<String, String> options) {
  static SiteTable csv(Path file) {
    return new SiteTable("file:" + file, "csv", new TreeMap<>(Map.of("header", "true")));
  }

  /** A folder with a Parquet folder a table. */
  static SiteTable cdm(Path folder) {
    return new SiteTable("file:" + folder, "omop-parquet", new TreeMap<>());
  }

  /** The options as YAML in one line. */
  String yaml() {
    return options.entrySet().stream()
        .map(o -> o.getKey() + ": \"" + o.getValue() + "\"")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** All in one, as the command line takes it. */
  String address() {
    return format.equals("omop-jdbc")
        ? options.entrySet().stream()
            .map(o -> o.getKey() + "=" + o.getValue())
            .collect(Collectors.joining("&", uri + "?", ""))
        : uri;
  }
}
