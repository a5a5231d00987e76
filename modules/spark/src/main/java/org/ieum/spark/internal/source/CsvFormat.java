package org.ieum.spark.internal.source;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.ieum.spark.TableSource;

/**
 * How the CSV files of a table are written. The options carry the names of Spark's CSV reader:
 * {@code sep}, {@code quote}, {@code escape}, {@code encoding}, {@code nullValue}.
 */
record CsvFormat(char separator, char quote, char escape, String encoding, String nullValue)
    implements Serializable {
  private static final Set<String> OPTIONS =
      Set.of(
          "sep",
          "delimiter",
          "quote",
          "escape",
          "encoding",
          "charset",
          "nullValue",
          "header",
          TableSource.TIME_ZONE);
  private static final int MOST_COLUMNS = 100_000;

  /** Reads the options; faults are added to {@code faults}. */
  static CsvFormat of(Map<String, String> options, List<String> faults) {
    Map<String, String> given = new TreeMap<>(options);
    for (String key : given.keySet()) {
      if (!OPTIONS.contains(key)) {
        faults.add(
            "option '"
                + key
                + "': expected one of "
                + OPTIONS.stream().sorted().toList()
                + NearestName.of(key, OPTIONS).map(n -> "; did you mean '" + n + "'?").orElse(""));
      }
    }
    if (!"true".equals(given.getOrDefault("header", "true"))) {
      faults.add("option 'header': expected true; add a header row that names the columns");
    }
    String encoding = given.getOrDefault("encoding", given.getOrDefault("charset", "UTF-8"));
    if (!isCharset(encoding)) {
      faults.add("option 'encoding': expected a known character set, found another name");
    }
    return new CsvFormat(
        character(given, "sep", given.getOrDefault("delimiter", ","), faults),
        character(given, "quote", "\"", faults),
        character(given, "escape", "\"", faults),
        encoding,
        given.getOrDefault("nullValue", ""));
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static char character(
      Map<String, String> options, String key, String standard, List<String> faults) {
    String text = options.getOrDefault(key, standard).replace("\\t", "\t");
    if (text.length() != 1) {
      faults.add("option '" + key + "': expected one character, found " + text.length());
      return standard.charAt(0);
    }
    return text.charAt(0);
  }

  /** Opens a file at its beginning; compressed files by their extension. */
  CsvParser open(String file, Configuration conf) throws IOException {
    Path path = new Path(file);
    InputStream in = path.getFileSystem(conf).open(path);
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(path);
    CsvParser parser = new CsvParser(settings());
    parser.beginParsing(codec == null ? in : codec.createInputStream(in), encoding);
    return parser;
  }

  private CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(separator);
    settings.getFormat().setQuote(quote);
    settings.getFormat().setQuoteEscape(escape);
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

  /** The names in a file's header, trimmed; absent where the file has no row. */
  Optional<List<String>> header(String file, Configuration conf) throws IOException {
    CsvParser parser = open(file, conf);
    try {
      String[] row = parser.parseNext();
      if (row == null) {
        return Optional.empty();
      }
      List<String> names = new ArrayList<>();
      for (String name : row) {
        names.add(name == null ? "" : name.trim());
      }
      return Optional.of(names);
    } finally {
      parser.stopParsing();
    }
  }

  boolean isAbsent(@org.jspecify.annotations.Nullable String cell) {
    return cell == null || cell.isEmpty() || cell.equals(nullValue);
  }
}
