package org.ieum.jobs.synthesis.cdm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text files beside these classes. */
final class Resource {
  private Resource() {}

  /** Without comments, which begin with #. */
  static List<String> lines(String name) {
    try (InputStream in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " must be in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of a list whose first line names them. */
  static List<String[]> table(String name) {
    return lines(name).stream().skip(1).map(line -> line.split("\\|", -1)).toList();
  }
}
