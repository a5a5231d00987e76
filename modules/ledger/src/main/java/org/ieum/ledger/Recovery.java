package org.ieum.ledger;

/**
 * What opening found.
 *
 * @param entries the number of entries that were there
 * @param offset where the intact record ended, in bytes
 * @param bytesCut length of the incomplete block after it, which a crash left and nobody was told
 *     about; 0 normally
 */
public record Recovery(long entries, long offset, long bytesCut) {
  /** Whether a crash had left an incomplete block. */
  public boolean wasTorn() {
    return bytesCut > 0;
  }
}
