package org.ieum.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * A copy of a small study, {@code flat} or {@code cdm}, at two sites: what is odd about it a test
 * makes by changing its texts.
 */
final class SmallCases {
  static final List<String> SITES = List.of("a", "b");

  private final Path folder;

  private SmallCases(Path folder) {
    this.folder = folder;
  }

  /** A copy in a new folder. */
  static SmallCases copy(String kind, Path folder) throws IOException {
    Path from = resource(kind);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return new SmallCases(folder);
  }

  private static Path resource(String kind) {
    try {
      return Path.of(
          Objects.requireNonNull(SmallCases.class.getResource("small-cases/" + kind), kind)
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  Path study() {
    return folder.resolve("study.yaml");
  }

  Path at(String site) {
    return folder.resolve(site);
  }

  SmallCases withStudy(UnaryOperator<String> change) throws IOException {
    Files.writeString(study(), change.apply(Files.readString(study())));
    return this;
  }

  /** Changes a file of every site; an absent one is empty. */
  SmallCases with(String suffix, UnaryOperator<String> change) throws IOException {
    return with(suffix, UTF_8, change);
  }

  /** As {@link #with(String, UnaryOperator)}, written in another encoding. */
  SmallCases with(String suffix, Charset charset, UnaryOperator<String> change) throws IOException {
    for (String site : SITES) {
      Path file = folder.resolve(site + suffix);
      String text = Files.exists(file) ? Files.readString(file) : "";
      Files.write(file, change.apply(text).getBytes(charset));
    }
    return this;
  }

  /** The rows of a site's table by column, in the file's order. */
  List<Map<String, String>> rows(String site, String table) throws IOException {
    List<String> lines = Files.readAllLines(at(site).resolve(table + ".csv"));
    List<String> names = List.of(lines.get(0).split(",", -1));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * Runs the study as {@code ieum simulate} does.
   *
   * @param extension of a site's table; empty for a folder
   * @return the folder with its documents
   */
  Path simulated(SparkSession session, String extension, String... options) throws IOException {
    Path out = Files.createTempDirectory(folder, "out");
    List<String> arguments = new ArrayList<>();
    arguments.add(study().toString());
    for (String site : SITES) {
      arguments.addAll(List.of("--site", site + "=" + at(site + extension)));
    }
    for (String option : options) {
      arguments.addAll(List.of("--site-option", option));
    }
    arguments.addAll(List.of("--out", out.toString(), "--pipeline", "false"));
    SimulateMain.simulate(session, arguments.toArray(String[]::new));
    return out;
  }
}
