package org.ieum.cli.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this repository. */
final class Repository {
  private static final Path ROOT = Path.of(System.getProperty("ieum.root", "../.."));

  private Repository() {}

  static Path file(String name) {
    return ROOT.resolve(name).toAbsolutePath().normalize();
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
