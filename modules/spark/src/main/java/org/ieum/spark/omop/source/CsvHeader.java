package org.ieum.spark.omop.source;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The first line of a CSV file, read by the driver.
 *
 * @param separator the option's, else a tab where the line has one: so vocabularies are handed out,
 *     without quotes, whatever the other tables look like
 * @param names one a column, as written
 */
record CsvHeader(String separator, boolean quoted, List<String> names) {
  CsvHeader {
    names = List.copyOf(names);
  }

  static CsvHeader read(String file, Configuration conf, Map<String, String> options)
      throws IOException {
    Path path = new Path(file);
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(path);
    Charset charset =
        Charset.forName(options.getOrDefault("encoding", StandardCharsets.UTF_8.name()));
    try (InputStream opened = path.getFileSystem(conf).open(path);
        InputStream in = codec == null ? opened : codec.createInputStream(opened)) {
      String line = firstLine(in, charset);
      String given = options.getOrDefault("sep", options.getOrDefault("delimiter", ""));
      boolean tabs = given.isEmpty() && line.indexOf('\t') >= 0;
      String separator = tabs ? "\t" : given.isEmpty() ? "," : given.replace("\\t", "\t");
      return new CsvHeader(separator, !tabs, split(line, separator, !tabs));
    }
  }

  private static String firstLine(InputStream in, Charset charset) throws IOException {
    byte[] line = new byte[1024];
    int length = 0;
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (byte) b;
    }
    String text = new String(line, 0, length, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static List<String> split(String line, String separator, boolean quoted) {
    if (!quoted) {
      return Arrays.stream(line.split(separator, -1)).map(String::trim).toList();
    }
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(separator);
    settings.setMaxCharsPerColumn(-1);
    List<String> names = new ArrayList<>();
    String[] cells = new CsvParser(settings).parseLine(line);
    for (String cell : cells == null ? new String[0] : cells) {
      names.add(cell == null ? "" : cell);
    }
    return names;
  }
}
