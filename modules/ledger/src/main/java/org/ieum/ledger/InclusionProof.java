package org.ieum.ledger;

import java.util.List;

/**
 * Shows that a leaf is in a tree (RFC 6962 section 2.1.1).
 *
 * @param index the leaf's place, from 0
 * @param size the number of leaves of the tree
 * @param path the sibling hashes from the leaf up to the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  /** Copies the path; refuses an index outside the tree. */
  public InclusionProof {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "inclusion proof: expected an index below " + size + ", found " + index);
    }
    path = List.copyOf(path);
  }

  /** Whether the path leads from that leaf to that root (RFC 9162 section 2.1.3.2). */
  public boolean verify(Hash leaf, Hash root) {
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
