package org.ieum.ledger;

import java.util.List;

/**
 * Shows that a tree begins with all leaves of an older one (RFC 6962 section 2.1.2).
 *
 * @param oldSize the number of leaves of the older tree
 * @param newSize the number of leaves of the newer tree
 * @param path the hashes of the proof; empty when the older tree is empty or the same
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
  /** Copies the path; refuses an old size above the new one. */
  public ConsistencyProof {
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException(
          "consistency proof: expected an old size up to " + newSize + ", found " + oldSize);
    }
    path = List.copyOf(path);
  }

  /** Whether the path connects the two roots (RFC 9162 section 2.1.4.2). */
  public boolean verify(Hash oldRoot, Hash newRoot) {
    if (oldSize == 0) {
      return path.isEmpty() && oldRoot.equals(Hash.emptyRoot());
    }
    if (oldSize == newSize) {
      return path.isEmpty() && oldRoot.equals(newRoot);
    }
    if (path.isEmpty()) {
      return false;
    }
    long node = oldSize - 1;
    long last = newSize - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    // A complete older tree is itself the first hash, which the proof then leaves out.
    boolean complete = node == 0;
    Hash older = complete ? oldRoot : path.get(0);
    Hash newer = older;
    for (Hash hash : path.subList(complete ? 0 : 1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        older = Hash.node(hash, older);
        newer = Hash.node(hash, newer);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        newer = Hash.node(newer, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && older.equals(oldRoot) && newer.equals(newRoot);
  }
}
