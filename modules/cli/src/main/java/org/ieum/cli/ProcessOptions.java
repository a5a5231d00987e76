package org.ieum.cli;

import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a long-running process ends. */
@Command
final class ProcessOptions {
  private static final long LONGEST_CLOSING_MILLIS = 20_000;

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

  /** A disk or peer that answers no more must not keep the process from ending. */
  private static void close(AutoCloseable work) {
    Thread closing = new Thread(() -> closeOrHalt(work), "closing");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(LONGEST_CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closing.isAlive()) {
      Runtime.getRuntime().halt(Exit.COULD_NOT);
    }
  }

  private static void closeOrHalt(AutoCloseable work) {
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
