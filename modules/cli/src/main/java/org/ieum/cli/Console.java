package org.ieum.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where a command writes: results to standard output, everything else to standard error, both in
 * UTF-8. Any thread may write; lines do not mix.
 */
public final class Console {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private static final String UP_AND_CLEAR = "\u001b[A\u001b[2K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private final int columns;
  private int drawn;

  /** A terminal that is said to be narrower than this has not said its width. */
  private static final int NARROWEST = 20;

  /**
   * A console.
   *
   * @param terminal whether standard error is a terminal on which lines can be redrawn
   * @param columns width of the terminal
   */
  public Console(OutputStream out, OutputStream err, boolean terminal, int columns) {
    this.out = writer(out);
    this.err = writer(err);
    this.terminal = terminal;
    this.columns = columns < NARROWEST ? 80 : columns;
  }

  /** The process's own; the launcher says whether standard error is a terminal and how wide. */
  static Console system() {
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("ieum.terminal"),
        Integer.getInteger("ieum.columns", 100));
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  public boolean terminal() {
    return terminal;
  }

  public int columns() {
    return columns;
  }

  PrintWriter outWriter() {
    return out;
  }

  PrintWriter errWriter() {
    return err;
  }

  /** A line of the result. */
  public synchronized void result(String line) {
    out.println(line);
  }

  /** The whole result of a command that was asked for JSON. */
  public synchronized void json(Map<String, ?> document) {
    out.println(jsonText(document));
  }

  /** Indented JSON in the map's own order; numbers that JSON cannot hold become null. */
  public static String jsonText(Map<String, ?> document) {
    try {
      return JSON.writeValueAsString(Json.clean(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers must write as JSON", e);
    }
  }

  /** A line about what is going on. */
  public synchronized void note(String line) {
    drawn = 0;
    err.println(line);
  }

  /** Draws lines over those drawn last; on a terminal only. */
  public synchronized void redraw(List<String> lines) {
    StringBuilder frame = new StringBuilder(UP_AND_CLEAR.repeat(drawn));
    for (String line : lines) {
      frame.append(line, 0, Math.min(line.length(), columns)).append('\n');
    }
    drawn = lines.size();
    err.print(frame);
    err.flush();
  }

  /** What was drawn stays; the next drawing starts below it. */
  public synchronized void settle() {
    drawn = 0;
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
