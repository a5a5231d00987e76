package org.ieum.federation.study;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The hold-out rule of a {@link Split}, with its key derived once: a patient is held out when
 * SipHash-2-4 of the UTF-8 id, read as an unsigned number, modulo 100, is below the percentage. The
 * key is the first 16 bytes of SHA-256 of the UTF-8 salt. Where a study names no id column, the id
 * is the row's position in its file, counted from 0, in decimal.
 */
public final class HoldOut implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long k0;
  private final long k1;
  private final int percent;

  HoldOut(int percent, String salt) {
    byte[] key =
        HexFormat.of().parseHex(Canonical.sha256(salt.getBytes(StandardCharsets.UTF_8)), 0, 32);
    this.k0 = SipHash.word(key, 0, 8);
    this.k1 = SipHash.word(key, 8, 8);
    this.percent = percent;
  }

  public boolean heldOut(String personId) {
    byte[] id = personId.getBytes(StandardCharsets.UTF_8);
    return heldOut(id, 0, id.length);
  }

  /** The same for an id that is {@code length} UTF-8 bytes from {@code offset}. */
  public boolean heldOut(byte[] id, int offset, int length) {
    return percent > 0
        && Long.remainderUnsigned(SipHash.hash(k0, k1, id, offset, length), 100) < percent;
  }
}
