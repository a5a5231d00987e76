package org.ieum.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options that several commands share. */
final class Settings {
  private Settings() {}

  /** The help option, for every command. */
  @Command(mixinStandardHelpOptions = true)
  static final class Help {}

  /** The JSON option. */
  @Command
  static final class Format {
    @Option(
        names = "--json",
        description = "Print exactly one JSON document on standard output, for programs.")
    boolean json;
  }
}
