package org.ieum.spark.internal.source;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.ieum.federation.engine.TableOptions;
import org.ieum.federation.error.Nearest;
import org.ieum.federation.study.Nfc;
import org.jspecify.annotations.Nullable;

/**
 * How the CSV files of a table are written. The options carry the names of Spark's CSV reader:
 * {@code sep}, {@code quote}, {@code escape}, {@code encoding}, {@code nullValue}.
 *
 * @param separatorGiven whether an option says it; where none does, tables of the vocabulary may be
 *     written with tabs
 * @param quote {@code \0} where quotes mean nothing
 * @param encoding Java's name of the declared character set; a byte order mark goes before it
 */
public record CsvFormat(
    char separator,
    boolean separatorGiven,
    char quote,
    char escape,
    String encoding,
    String nullValue)
    implements Serializable {
  private static final String CSV = "csv";
  private static final Set<String> OPTIONS = TableOptions.names(CSV);
  private static final int MOST_COLUMNS = 100_000;

  /** Reads the options; faults are added to {@code faults}. */
  public static CsvFormat of(Map<String, String> options, List<String> faults) {
    Map<String, String> given = new TreeMap<>(options);
    for (String key : given.keySet()) {
      if (!OPTIONS.contains(key)) {
        faults.add(
            "option '"
                + key
                + "': expected one of "
                + OPTIONS.stream().sorted().toList()
                + Nearest.to(key, OPTIONS).map(n -> "; did you mean '" + n + "'?").orElse(""));
      }
    }
    TableOptions.wrongValues(CSV, given)
        .forEach(
            (key, wrong) -> {
              faults.add(
                  "option '"
                      + key
                      + "': expected "
                      + wrong.expected()
                      + ", found "
                      + wrong.found());
              given.remove(key);
            });
    String encoding = given.getOrDefault("encoding", given.getOrDefault("charset", "UTF-8"));
    return new CsvFormat(
        character(given, "sep", given.getOrDefault("delimiter", ",")),
        given.containsKey("sep") || given.containsKey("delimiter"),
        "".equals(given.get("quote")) ? '\0' : character(given, "quote", "\""),
        character(given, "escape", "\""),
        TableOptions.charset(encoding).orElse(StandardCharsets.UTF_8).name(),
        Nfc.of(given.getOrDefault("nullValue", "")));
  }

  private static char character(Map<String, String> options, String key, String standard) {
    return TableOptions.character(options.getOrDefault(key, standard)).charAt(0);
  }

  Charset charset() {
    return Charset.forName(encoding);
  }

  CsvText text(String file, Configuration conf) throws IOException {
    return CsvText.open(file, conf, charset());
  }

  /** The same but for the separator. */
  public CsvFormat separatedBy(char other) {
    return new CsvFormat(other, separatorGiven, quote, escape, encoding, nullValue);
  }

  /** The same in which quotes mean nothing. */
  public CsvFormat unquoted() {
    return new CsvFormat(separator, separatorGiven, '\0', escape, encoding, nullValue);
  }

  /** The same in the encoding that a file has: the one of its byte order mark, if it has one. */
  public CsvFormat as(String file, Configuration conf) throws IOException {
    try (CsvText text = text(file, conf)) {
      return new CsvFormat(
          separator, separatorGiven, quote, escape, text.charset().name(), nullValue);
    }
  }

  /** Whether a line feed is the one byte 0A in its encoding, and that byte nothing else. */
  public boolean breaksByByte() {
    return CsvEncodings.breaksByByte(charset());
  }

  public boolean isQuoted() {
    return quote != '\0';
  }

  /**
   * Opens a file at its beginning; compressed files by their extension. Reading it fails, {@link
   * UndecodableText} being the cause, at bytes that are no text.
   */
  CsvParser open(String file, Configuration conf) throws IOException {
    CsvParser parser = new CsvParser(settings());
    parser.beginParsing(text(file, conf).reader());
    return parser;
  }

  private CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(separator);
    settings.getFormat().setQuote(quote);
    settings.getFormat().setQuoteEscape(isQuoted() ? escape : '\0');
    settings.getFormat().setComment('\0');
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setReadInputOnSeparateThread(false);
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setMaxCharsPerColumn(-1);
    settings.setSkipEmptyLines(true);
    // Its exceptions would otherwise quote the text that they were at.
    settings.setErrorContentLength(0);
    return settings;
  }

  /** The names in a file's header; absent where the file has no row. */
  Optional<List<String>> header(String file, Configuration conf) throws IOException {
    CsvParser parser = open(file, conf);
    try {
      return Optional.ofNullable(parser.parseNext()).map(CsvFormat::names);
    } finally {
      parser.stopParsing();
    }
  }

  /** A file's first line; empty for an empty file. */
  public String firstLine(String file, Configuration conf) throws IOException {
    try (CsvText text = text(file, conf)) {
      String line = new BufferedReader(text.reader()).readLine();
      return line == null ? "" : line;
    }
  }

  /** The names in a line; none in an empty one. */
  public List<String> names(String line) {
    String[] cells = new CsvParser(settings()).parseLine(line);
    return names(cells == null ? new String[0] : cells);
  }

  /** Trimmed, and in the one spelling of {@link Nfc}. */
  static List<String> names(String[] header) {
    List<String> names = new ArrayList<>();
    for (@Nullable String name : Arrays.asList(header)) {
      names.add(name == null ? "" : Nfc.of(name.trim()));
    }
    return names;
  }

  boolean isAbsent(@Nullable String cell) {
    return cell == null
        || cell.isEmpty()
        || (!nullValue.isEmpty() && Nfc.of(cell).equals(nullValue));
  }
}
