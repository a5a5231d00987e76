package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What leaves a party in one piece: 32 random bytes, a header that binds it to its place, and the
 * payload. The random bytes keep a holder of the hash alone from guessing small payloads.
 */
public final class Frame {
  /** Length of the random bytes. */
  public static final int SALT_LENGTH = 32;

  /**
   * What the payload belongs to.
   *
   * @param query leaf hash of the query it answers, or the hash that stands for it
   * @param study the study's identifier, at most 65,535 bytes of UTF-8
   * @param round the round, from 0
   * @param sequence the frame's number among the sender's frames of this study
   */
  public record Header(Hash query, String study, long round, long sequence) {
    /** Refuses negative numbers and a study that the format cannot hold. */
    public Header {
      CanonicalJson.requireText("frame study", study);
      if (round < 0 || sequence < 0 || study.isEmpty() || study.getBytes(UTF_8).length > 0xffff) {
        throw new IllegalArgumentException(
            "frame header: expected round and sequence of 0 or more, and a study name");
      }
    }
  }

  private final byte[] salt;
  private final Header header;
  private final byte[] payload;

  private Frame(byte[] salt, Header header, byte[] payload) {
    this.salt = salt;
    this.header = header;
    this.payload = payload;
  }

  /** A frame with new random bytes. */
  public static Frame of(Header header, byte[] payload, SecureRandom random) {
    byte[] salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    return new Frame(salt, header, payload.clone());
  }

  /**
   * Reads a whole frame; bytes after the payload are refused.
   *
   * @throws LedgerException with code FRAME_CORRUPT
   */
  public static Frame decode(byte[] encoded) {
    try {
      ByteBuffer in = ByteBuffer.wrap(encoded);
      byte[] salt = take(in, SALT_LENGTH);
      Hash query = Hash.of(take(in, Hash.LENGTH));
      String study =
          UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(take(in, Short.toUnsignedInt(in.getShort()))))
              .toString();
      Header header = new Header(query, study, in.getLong(), in.getLong());
      byte[] payload = take(in, in.getInt());
      if (in.hasRemaining()) {
        throw malformed(
            "expected the end after the payload, found " + in.remaining() + " more bytes");
      }
      return new Frame(salt, header, payload);
    } catch (BufferUnderflowException | CharacterCodingException | IllegalArgumentException e) {
      throw malformed(
          "expected salt, query, study, round, sequence, length and payload, found "
              + encoded.length
              + " bytes that do not hold them");
    }
  }

  /**
   * Salt ‖ query ‖ u16 length and study ‖ u64 round ‖ u64 sequence ‖ u32 length ‖ payload, all
   * big-endian.
   */
  public byte[] encode() {
    byte[] study = header.study().getBytes(UTF_8);
    int fixed = SALT_LENGTH + Hash.LENGTH + Short.BYTES + 2 * Long.BYTES + Integer.BYTES;
    return ByteBuffer.allocate(fixed + study.length + payload.length)
        .put(salt)
        .put(header.query().bytes())
        .putShort((short) study.length)
        .put(study)
        .putLong(header.round())
        .putLong(header.sequence())
        .putInt(payload.length)
        .put(payload)
        .array();
  }

  /** What the payload belongs to. */
  public Header header() {
    return header;
  }

  /** A copy of the payload. */
  public byte[] payload() {
    return payload.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame that && Arrays.equals(encode(), that.encode());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  @Override
  public String toString() {
    return "Frame["
        + header.study()
        + ", round "
        + header.round()
        + ", "
        + payload.length
        + " bytes]";
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static LedgerException malformed(String detail) {
    return new LedgerException(LedgerException.Code.FRAME_CORRUPT, "frame: " + detail);
  }
}
