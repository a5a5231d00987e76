package org.ieum.ledger;

/**
 * Names a frame in the frame store of the same party.
 *
 * @param sha256 SHA-256 of the whole frame, 64 lower-case hexadecimal digits
 * @param bytes length of the whole frame
 */
public record FrameRef(String sha256, long bytes) {
  /** Refuses anything that is not a hash and a length. */
  public FrameRef {
    if (!Hash.isHex(sha256)) {
      throw new IllegalArgumentException("frame sha256: expected 64 lower-case hexadecimal digits");
    }
    CanonicalJson.requireNumber("frame bytes", bytes);
    if (bytes < 0) {
      throw new IllegalArgumentException("frame bytes: expected 0 or more, found " + bytes);
    }
  }

  /** The reference of that content. */
  public static FrameRef of(byte[] frame) {
    return new FrameRef(Hash.sha256(frame).hex(), frame.length);
  }
}
