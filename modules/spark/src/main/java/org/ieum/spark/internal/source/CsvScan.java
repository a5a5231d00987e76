package org.ieum.spark.internal.source;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/**
 * One pass over a CSV file's characters before Spark reads it, whose reader neither minds bytes
 * that are no text nor knows, before it cuts a file at line breaks, that some stand in quotes.
 *
 * @param breaks whether a quoted cell has a line break, so that the file cannot be cut at those
 * @param fault what is wrong, with the line; empty where nothing is
 */
public record CsvScan(boolean breaks, String fault) implements Serializable {
  private static final int BUFFER = 1 << 15;

  /**
   * Goes over a file.
   *
   * @throws IOException when it cannot be read
   */
  public static CsvScan of(CsvFormat format, String file, Configuration conf) throws IOException {
    Quotes quotes = new Quotes(format);
    try (CsvText text = format.text(file, conf);
        Reader reader = text.reader()) {
      char[] buffer = new char[BUFFER];
      for (int n = reader.read(buffer, 0, BUFFER); n >= 0; n = reader.read(buffer, 0, BUFFER)) {
        if (format.isQuoted()) {
          quotes.add(buffer, n);
        }
      }
    } catch (UndecodableText e) {
      return new CsvScan(
          false,
          FileNames.shortName(file) + CsvDiagnosis.undecodable(format, file, conf).message());
    }
    quotes.end();
    return new CsvScan(
        quotes.breaks,
        quotes.badLine == 0
            ? ""
            : FileNames.shortName(file)
                + " line "
                + quotes.badLine
                + ": expected a quoted cell with a line break to be closed before the next"
                + " delimiter, in a row as wide as the header, found one that is not; double the"
                + " quotes inside cells, or set the table's option quote: \"\" where they mean"
                + " nothing");
  }

  /** Knows, character by character, what stands in quotes. */
  private static final class Quotes {
    private enum State {
      START,
      PLAIN,
      QUOTED,
      ESCAPED,
      CLOSING
    }

    private final char separator;
    private final char quote;
    private final char escape;
    private State state = State.START;
    private boolean breaks;
    private long badLine;
    private long line = 1;
    private long cells = 1;
    private long width;
    private long rowLine = 1;
    private boolean rowBreaks;
    private boolean rowBad;
    private boolean afterReturn;

    Quotes(CsvFormat format) {
      separator = format.separator();
      quote = format.quote();
      escape = format.escape();
    }

    void add(char[] text, int length) {
      for (int i = 0; i < length; i++) {
        char c = text[i];
        if (state == State.PLAIN && c != separator && c != '\n' && c != '\r') {
          continue;
        }
        add(c);
      }
    }

    private void add(char c) {
      boolean isBreak = c == '\n' || c == '\r';
      boolean second = c == '\n' && afterReturn;
      afterReturn = c == '\r';
      if (isBreak && !second) {
        line++;
      }
      switch (state) {
        case START, PLAIN -> unquoted(c, isBreak, second);
        case QUOTED -> {
          if (c == quote) {
            state = State.CLOSING;
          } else if (c == escape) {
            state = State.ESCAPED;
          } else {
            rowBreaks |= isBreak;
          }
        }
        case ESCAPED -> {
          rowBreaks |= isBreak;
          state = State.QUOTED;
        }
        case CLOSING -> {
          if (c == quote && escape == quote) {
            state = State.QUOTED;
          } else {
            rowBad |= c != separator && !isBreak;
            unquoted(c, isBreak, second);
          }
        }
      }
    }

    private void unquoted(char c, boolean isBreak, boolean second) {
      if (c == separator) {
        cells++;
        state = State.START;
      } else if (isBreak) {
        if (!second) {
          row();
        }
        state = State.START;
      } else {
        state = state == State.START && c == quote ? State.QUOTED : State.PLAIN;
      }
    }

    private void row() {
      width = width == 0 ? cells : width;
      if (rowBreaks) {
        breaks = true;
        if (badLine == 0 && (rowBad || cells != width)) {
          badLine = rowLine;
        }
      }
      cells = 1;
      rowBreaks = false;
      rowBad = false;
      rowLine = line;
    }

    void end() {
      if (state == State.QUOTED || state == State.ESCAPED) {
        rowBad = rowBreaks;
      }
      row();
    }
  }
}
