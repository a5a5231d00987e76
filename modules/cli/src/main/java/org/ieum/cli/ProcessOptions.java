package org.ieum.cli;

import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a long-running process ends. */
@Command
final class ProcessOptions {
  @Option(
      names = "--exit-with-parent",
      description =
          "End when standard input ends: for a program that starts this one and must not outlive it.")
  private boolean exitWithParent;

  /** Closes the process's work when it is told to stop, and when its parent has gone. */
  void stopAtExit(AutoCloseable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(work), "stop"));
    if (exitWithParent) {
      Thread watch = new Thread(ProcessOptions::exitAtEndOfInput, "parent-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void close(AutoCloseable work) {
    try {
      work.close();
    } catch (Exception e) {
      // The process ends in any case, and all that counts is on disk.
      Runtime.getRuntime().halt(Exit.COULD_NOT);
    }
  }

  private static void exitAtEndOfInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The pipe broke: the parent has gone.
    }
    System.exit(Exit.DONE);
  }
}
