package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * C2SP signed-note: a text that ends in a newline, an empty line, and signature lines.
 *
 * @param text the signed text with its final newline
 * @param signatures the signature lines in their order, of known and unknown keys
 */
record SignedNote(String text, List<Line> signatures) {
  private static final String DASH = "\u2014 ";
  private static final int ID_LENGTH = 4;
  private static final int MAX_SIGNATURES = 100;

  /** One signature line: the key's name, its id and the bytes after the id. */
  static final class Line {
    private final String name;
    private final int id;
    private final byte[] signature;

    Line(String name, int id, byte[] signature) {
      this.name = name;
      this.id = id;
      this.signature = signature;
    }

    String text() {
      byte[] blob =
          ByteBuffer.allocate(ID_LENGTH + signature.length).putInt(id).put(signature).array();
      return DASH + name + " " + Base64.getEncoder().encodeToString(blob) + "\n";
    }

    private static Line parse(String line) {
      String[] parts =
          line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
      if (parts.length != 2) {
        throw invalid("expected signature lines of the form \"\u2014 name base64\"");
      }
      try {
        byte[] blob = Base64.getDecoder().decode(parts[1]);
        if (blob.length <= ID_LENGTH) {
          throw invalid("expected a key id and a signature in each signature line");
        }
        Line parsed =
            new Line(
                VerifierKey.requireName(parts[0]),
                ByteBuffer.wrap(blob).getInt(),
                Arrays.copyOfRange(blob, ID_LENGTH, blob.length));
        if (!parsed.text().equals(line + "\n")) {
          throw invalid("expected canonical base64 in each signature line");
        }
        return parsed;
      } catch (IllegalArgumentException e) {
        throw invalid("expected a key name and base64 in each signature line");
      }
    }
  }

  SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || text.contains("\n\n") || hasControl(text)) {
      throw invalid(
          "expected text lines that end in a newline, none empty, without control characters");
    }
  }

  static SignedNote sign(String text, LedgerKey key) {
    Line line = new Line(key.origin(), key.verifier().id(), key.sign(text.getBytes(UTF_8)));
    return new SignedNote(text, List.of(line));
  }

  static SignedNote parse(String encoded) {
    int split = encoded.lastIndexOf("\n\n");
    if (split < 0 || !encoded.endsWith("\n")) {
      throw invalid("expected a text, an empty line and signature lines");
    }
    String tail = encoded.substring(split + 2);
    if (tail.isEmpty() || hasControl(tail)) {
      throw invalid("expected signature lines after the empty line");
    }
    String[] lines = tail.split("\n", MAX_SIGNATURES + 2);
    if (lines.length > MAX_SIGNATURES + 1) {
      throw invalid("expected at most 100 signatures");
    }
    List<Line> signatures = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(0, lines.length - 1)) {
      signatures.add(Line.parse(line));
    }
    return new SignedNote(encoded.substring(0, split + 1), signatures);
  }

  String encode() {
    StringBuilder out = new StringBuilder(text).append('\n');
    signatures.forEach(line -> out.append(line.text()));
    return out.toString();
  }

  /**
   * Refuses unless that key signed; every line that claims the key must verify, others are passed
   * over.
   */
  void requireSignature(VerifierKey key) {
    boolean signed = false;
    for (Line line : signatures) {
      if (line.name.equals(key.name()) && line.id == key.id()) {
        if (!key.verifies(text.getBytes(UTF_8), line.signature)) {
          throw invalid("expected a valid signature of " + key.name() + ", found a wrong one");
        }
        signed = true;
      }
    }
    if (!signed) {
      throw invalid("expected a signature of the pinned key of " + key.name() + ", found none");
    }
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c));
  }

  static LedgerException invalid(String detail) {
    return new LedgerException(LedgerException.Code.CHECKPOINT_INVALID, "signed note: " + detail);
  }
}
