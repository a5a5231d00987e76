package org.ieum.spark.internal.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Encodings of text: what people call them, and which of them bytes fit. */
final class CsvEncodings {
  /** What Korean programs call CP949 or UHC. */
  static final Charset CP949 = Charset.forName("MS949");

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final double MOST = 0.8;
  private static final String SIGNS = "°±²³µ·½¼¾×÷€‘’“”–—…«»§";

  private CsvEncodings() {}

  /** As people and the option {@code encoding} call it. */
  static String name(Charset charset) {
    return charset.equals(CP949) ? "CP949" : charset.name();
  }

  /** With what else people call it. */
  static String words(Charset charset) {
    return charset.equals(CP949) ? "CP949 (EUC-KR)" : name(charset);
  }

  /** Whether a line feed is the one byte 0A in it, and that byte nothing else. */
  static boolean breaksByByte(Charset charset) {
    return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
  }

  /** The encoding that a byte order mark at the beginning names. */
  static Optional<Charset> marked(byte[] start, int length) {
    if (length >= 3
        && start[0] == (byte) 0xEF
        && start[1] == (byte) 0xBB
        && start[2] == (byte) 0xBF) {
      return Optional.of(StandardCharsets.UTF_8);
    } else if (length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
      return Optional.of(StandardCharsets.UTF_16LE);
    } else if (length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  static int markLength(Charset marked) {
    return marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
  }

  /** Those that a header is tried in. */
  static List<Charset> known() {
    return List.of(
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_16BE,
        CP949,
        WINDOWS_1252);
  }

  /**
   * The encoding that bytes most likely are in; empty where none of the known ones fits.
   *
   * @param sample some lines, the last of which may be cut
   */
  static Optional<Charset> fitting(byte[] sample) {
    if (sample.length > 1 && zeros(sample, 1) > MOST / 2 * sample.length / 2) {
      return Optional.of(StandardCharsets.UTF_16LE);
    } else if (sample.length > 1 && zeros(sample, 0) > MOST / 2 * sample.length / 2) {
      return Optional.of(StandardCharsets.UTF_16BE);
    } else if (decoded(sample, StandardCharsets.UTF_8).isPresent()) {
      return Optional.of(StandardCharsets.UTF_8);
    } else if (inPairs(sample) && share(sample, CP949, CsvEncodings::isKorean) >= MOST) {
      return Optional.of(CP949);
    }
    return share(sample, WINDOWS_1252, CsvEncodings::isLatin) >= MOST
        ? Optional.of(WINDOWS_1252)
        : Optional.empty();
  }

  /** Zero bytes in every second place. */
  private static int zeros(byte[] sample, int from) {
    int zeros = 0;
    for (int i = from; i < sample.length; i += 2) {
      zeros += sample[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  /** Whether bytes beyond ASCII stand beside others, as those of two-byte characters do. */
  private static boolean inPairs(byte[] sample) {
    int high = 0;
    int beside = 0;
    for (int i = 0; i < sample.length; i++) {
      if (sample[i] < 0) {
        high++;
        boolean before = i > 0 && sample[i - 1] < 0;
        boolean after = i + 1 < sample.length && sample[i + 1] < 0;
        beside += before || after ? 1 : 0;
      }
    }
    return beside >= MOST * high;
  }

  /** Which characters a language uses beyond ASCII. */
  @FunctionalInterface
  private interface Letters {
    boolean has(char c);
  }

  /** Of the characters beyond ASCII the share that a language uses; 0 where it is no such text. */
  private static double share(byte[] sample, Charset charset, Letters letters) {
    String text = decoded(sample, charset).orElse("");
    int beyond = 0;
    int used = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        beyond++;
        used += letters.has(text.charAt(i)) ? 1 : 0;
      }
    }
    return beyond == 0 ? 0 : (double) used / beyond;
  }

  private static boolean isKorean(char c) {
    return (c >= '\uAC00' && c <= '\uD7A3') || (c >= '\u3131' && c <= '\u318E');
  }

  private static boolean isLatin(char c) {
    return Character.isLetter(c) || SIGNS.indexOf(c) >= 0;
  }

  /** Strictly, but for a last character that is cut off. */
  private static Optional<String> decoded(byte[] sample, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(sample.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(sample), out, false);
    return result.isError() ? Optional.empty() : Optional.of(out.flip().toString());
  }
}
