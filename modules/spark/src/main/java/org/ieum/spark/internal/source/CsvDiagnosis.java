package org.ieum.spark.internal.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * How a CSV file is really written, where it cannot be read as it was declared: which delimiter and
 * encoding it has, and the options that say so.
 */
public final class CsvDiagnosis {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|', '^', ':', ' ');
  private static final int HEADER = 1 << 16;
  private static final int SAMPLE = 1 << 18;
  private static final int LONGEST_LINE = 1 << 20;

  private CsvDiagnosis() {}

  /**
   * A line of a file that is no text in the encoding that the file is read in.
   *
   * @param line counted from 1
   * @param text what was expected and found, and what to do
   */
  public record Undecodable(long line, String text) {
    /** To stand after the file's name. */
    public String message() {
      return " line " + line + ": " + text;
    }
  }

  /** What to say of a header in which columns are missing; empty where the file is as declared. */
  public static Optional<String> header(
      CsvFormat format,
      String file,
      Configuration conf,
      Collection<String> expected,
      boolean anyCase)
      throws IOException {
    byte[] start;
    Charset declared;
    try (CsvText text = format.text(file, conf)) {
      start = text.in().readNBytes(HEADER);
      declared = text.charset();
    }
    int best = found(format, start, declared, expected, anyCase);
    Charset charset = declared;
    char separator = format.separator();
    for (Charset c : with(declared, CsvEncodings.known())) {
      for (char s : with(format.separator(), SEPARATORS)) {
        int found = found(format.separatedBy(s), start, c, expected, anyCase);
        if (found > best) {
          best = found;
          charset = c;
          separator = s;
        }
      }
    }
    List<String> had = new ArrayList<>();
    List<String> has = new ArrayList<>();
    List<String> options = new ArrayList<>();
    if (separator != format.separator()) {
      had.add("'" + shown(format.separator()) + "' between cells");
      has.add("'" + shown(separator) + "'");
      options.add("sep=" + shown(separator));
    }
    if (!charset.equals(declared)) {
      had.add("text in " + CsvEncodings.words(declared));
      has.add(CsvEncodings.words(charset));
      options.add("encoding=" + CsvEncodings.name(charset));
    }
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "expected "
                + String.join(" and ", had)
                + ", found "
                + String.join(" and ", has)
                + "; "
                + advice(options));
  }

  /** How to say options: where a node has them, and where {@code ieum simulate} does. */
  private static String advice(List<String> options) {
    List<String> yaml = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String option : options) {
      String[] parts = option.split("=", 2);
      yaml.add(parts[0] + ": \"" + parts[1] + "\"");
      words.add("--site-option '" + option + "'");
    }
    return "set 'options: {"
        + String.join(", ", yaml)
        + "}' for the table in node.yaml, or "
        + String.join(" ", words)
        + " of ieum simulate";
  }

  private static String shown(char separator) {
    return separator == '\t' ? "\\t" : String.valueOf(separator);
  }

  private static <T> Set<T> with(T first, List<T> others) {
    Set<T> all = new LinkedHashSet<>(List.of(first));
    all.addAll(others);
    return all;
  }

  /** How many of the expected columns a first line has. */
  private static int found(
      CsvFormat format,
      byte[] start,
      Charset charset,
      Collection<String> expected,
      boolean anyCase) {
    String text = new String(start, charset);
    String line = text.lines().findFirst().orElse("");
    Set<String> names = new LinkedHashSet<>();
    format.names(line).forEach(n -> names.add(anyCase ? n.toLowerCase(Locale.ROOT) : n));
    return (int) expected.stream().filter(names::contains).count();
  }

  /** The first line that cannot be decoded, and which encoding it fits. */
  public static Undecodable undecodable(CsvFormat format, String file, Configuration conf) {
    try (CsvText text = format.text(file, conf);
        InputStream in = new BufferedInputStream(text.in())) {
      Charset declared = text.charset();
      if (!CsvEncodings.breaksByByte(declared)) {
        return new Undecodable(1, refusal(declared, in.readNBytes(SAMPLE), false));
      }
      boolean otherwise = false;
      byte[] line = line(in);
      long number = 1;
      for (; line.length > 0 && isText(line, declared); number++) {
        otherwise |= !isAscii(line);
        line = line(in);
      }
      ByteArrayOutputStream sample = new ByteArrayOutputStream();
      sample.write(line);
      sample.write(in.readNBytes(SAMPLE));
      return new Undecodable(number, refusal(declared, sample.toByteArray(), otherwise));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String refusal(Charset declared, byte[] sample, boolean otherwise) {
    String expected =
        "expected text in " + CsvEncodings.words(declared) + ", found bytes that are none";
    Optional<Charset> fitting =
        otherwise
            ? Optional.empty()
            : CsvEncodings.fitting(sample).filter(c -> !c.equals(declared));
    if (fitting.isPresent()) {
      return expected
          + " and fit "
          + CsvEncodings.words(fitting.get())
          + "; "
          + advice(List.of("encoding=" + CsvEncodings.name(fitting.get())));
    }
    return expected
        + (otherwise
            ? ", though lines before are; write the file again, whole and in one encoding"
            : "; say in the table's option 'encoding' which encoding the file has");
  }

  /** With its line feed; a long line in parts; empty at the end. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n' || line.size() == LONGEST_LINE) {
        break;
      }
    }
    return line.toByteArray();
  }

  private static boolean isAscii(byte[] line) {
    for (byte b : line) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] line, Charset charset) {
    try {
      charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
