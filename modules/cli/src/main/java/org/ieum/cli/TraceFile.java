package org.ieum.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where stack traces go, so that none reaches a screen: one file of this process, made when there
 * is something to write, for whoever mends the fault.
 */
public final class TraceFile {
  /** A fault that comes again and again must not fill the disk. */
  private static final long LONGEST = 4L << 20;

  private static final TraceFile OF_THIS_PROCESS = new TraceFile();

  private String path = "";

  private TraceFile() {}

  /** Writes a stack trace; returns the file's name. */
  public static String of(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text, true));
    return of(text.toString());
  }

  /** Writes text that holds traces; returns the file's name. */
  public static String of(String text) {
    return OF_THIS_PROCESS.append(text);
  }

  private synchronized String append(String text) {
    try {
      if (path.isEmpty() || !Files.exists(Path.of(path))) {
        path = Files.createTempFile("ieum-bug-", ".txt").toString();
      }
      Path file = Path.of(path);
      if (Files.size(file) < LONGEST) {
        Files.writeString(
            file, Instant.now() + "\n" + text + "\n", java.nio.file.StandardOpenOption.APPEND);
      }
      return path;
    } catch (IOException unwritable) {
      return "(which could not be written)";
    }
  }
}
