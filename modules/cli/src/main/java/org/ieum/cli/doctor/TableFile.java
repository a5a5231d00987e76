package org.ieum.cli.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.ieum.federation.engine.TableOptions;

/**
 * The beginning of a table's file, read without Spark: whether it is what its format says.
 *
 * @param file the file, or the first one of a folder that Spark wrote
 * @param format csv, parquet or orc
 * @param options as Spark's reader takes them
 * @param separators those at which a CSV header may be split, the first one by default
 */
record TableFile(
    Path file, String format, Map<String, String> options, List<Character> separators) {
  private static final int HEADER_BYTES = 1 << 16;
  private static final List<String> PACKED = List.of(".bz2", ".zst", ".lz4", ".snappy", ".xz");

  /**
   * What was found.
   *
   * @param fault what is wrong; empty where nothing is
   * @param found what it is
   */
  record Look(String fault, String remedy, String found) {
    static Look good(String found) {
      return new Look("", "", found);
    }

    static Look bad(String fault, String remedy) {
      return new Look(fault, remedy, "");
    }

    boolean isGood() {
      return fault.isEmpty();
    }
  }

  /** The file that stands at a path; of a folder the first one in it, in the order of names. */
  static Optional<Path> at(Path path) {
    if (!Files.isDirectory(path)) {
      return Files.isReadable(path) ? Optional.of(path) : Optional.empty();
    }
    try (Stream<Path> files = Files.walk(path, 4)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches("[._].*"))
          .filter(Files::isReadable)
          .min(Comparator.naturalOrder());
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  Look look() {
    try {
      return switch (format) {
        case "parquet" -> parquet();
        case "orc" -> orc();
        default -> csv();
      };
    } catch (IOException e) {
      return Look.bad(
          file + ": cannot be read (" + e.getClass().getSimpleName() + ")",
          "check the file and its rights");
    }
  }

  private Look parquet() throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      byte[] ends = new byte[8];
      if (open.length() >= 12) {
        open.readFully(ends, 0, 4);
        open.seek(open.length() - 4);
        open.readFully(ends, 4, 4);
      }
      String magic = new String(ends, ISO_8859_1);
      return magic.equals("PAR1PAR1")
          ? Look.good("parquet")
          : Look.bad(
              file + ": no whole Parquet file",
              magic.startsWith("PAR1") ? "copy it again, its end is missing" : "correct 'format'");
    }
  }

  private Look orc() throws IOException {
    return begins("ORC") ? Look.good("orc") : Look.bad(file + ": no ORC file", "correct 'format'");
  }

  private boolean begins(String magic) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(magic.length()), ISO_8859_1).equals(magic);
    }
  }

  private Look csv() throws IOException {
    String name = file.getFileName().toString();
    if (PACKED.stream().anyMatch(name::endsWith)) {
      return Look.good("csv, compressed in a way that Spark alone reads here");
    }
    byte[] start = start(name.endsWith(".gz"));
    Optional<String> other = otherFormat(start);
    if (other.isPresent()) {
      return Look.bad(
          file + ": " + other.get() + ", not CSV", "save it as CSV, or correct 'format'");
    }
    return header(start);
  }

  private byte[] start(boolean packed) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = packed ? new GZIPInputStream(in) : in) {
      return plain.readNBytes(HEADER_BYTES);
    }
  }

  private static Optional<String> otherFormat(byte[] start) {
    String text = new String(start, 0, Math.min(start.length, 512), ISO_8859_1);
    if (text.startsWith("PK\u0003\u0004") || text.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return Optional.of("a spreadsheet or an archive");
    }
    if (text.startsWith("PAR1") || text.startsWith("ORC")) {
      return Optional.of(text.startsWith("PAR1") ? "a Parquet file" : "an ORC file");
    }
    if (text.startsWith("\u001f\u008b")) {
      return Optional.of("compressed with gzip under a name without .gz");
    }
    boolean wide = text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff");
    return text.indexOf('\0') >= 0 && !wide ? Optional.of("binary") : Optional.empty();
  }

  private Look header(byte[] start) {
    String encoding = options.getOrDefault("encoding", options.getOrDefault("charset", "UTF-8"));
    Optional<String> text = TableOptions.charset(encoding).flatMap(c -> text(start, c));
    if (text.isEmpty()) {
      return Look.bad(
          file + ": not in " + encoding, "save it as UTF-8, or name its encoding in 'options'");
    }
    String line = text.get().lines().findFirst().orElse("").replace("\ufeff", "");
    if (line.isBlank()) {
      return Look.bad(file + ": no header", "write the names of the columns into its first line");
    }
    String given = options.getOrDefault("sep", options.getOrDefault("delimiter", ""));
    List<Character> allowed =
        given.isEmpty() ? separators : List.of(TableOptions.character(given).charAt(0));
    int columns = allowed.stream().mapToInt(c -> count(line, c)).max().orElse(1);
    if (columns > 1) {
      return Look.good("csv, " + columns + " columns");
    }
    return Look.bad(
        file + ": one column when its header is split at '" + allowed.get(0) + "'",
        likely(line)
            .map(c -> "set 'options: {sep: \"" + (c == '\t' ? "\\t" : "" + c) + "\"}'")
            .orElse("check that it is the table that you mean"));
  }

  /** Only the last character may be cut in two. */
  private static Optional<String> text(byte[] start, Charset charset) {
    for (int cut = 0; cut < 4 && cut <= start.length; cut++) {
      try {
        return Optional.of(
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(start, 0, start.length - cut))
                .toString());
      } catch (CharacterCodingException e) {
        if (start.length < HEADER_BYTES) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static int count(String line, char separator) {
    return 1 + (int) line.chars().filter(c -> c == separator).count();
  }

  private static Optional<Character> likely(String line) {
    return Stream.of(',', ';', '\t', '|').filter(c -> line.indexOf(c) >= 0).findFirst();
  }
}
