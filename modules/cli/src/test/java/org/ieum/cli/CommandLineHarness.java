package org.ieum.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Runs command lines in this process and keeps what they print. */
final class CommandLineHarness {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private int status = -1;

  static CommandLineHarness run(String... arguments) {
    CommandLineHarness run = new CommandLineHarness();
    run.status = Main.run(new Console(run.out, run.err, false, 100), arguments);
    return run;
  }

  int status() {
    return status;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
