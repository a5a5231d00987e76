package org.ieum.wire;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** SHA-256 digests on the wire. */
public final class Digests {
  private Digests() {}

  public static ByteString toWire(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  /**
   * Reads a digest.
   *
   * @throws IeumException PROTOCOL_VIOLATION for another length
   */
  public static String fromWire(ByteString bytes) {
    if (bytes.size() != 32) {
      throw new IeumException(
          ErrorCode.PROTOCOL_VIOLATION, "digest: expected 32 bytes, found " + bytes.size());
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
