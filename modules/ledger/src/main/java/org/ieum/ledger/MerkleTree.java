package org.ieum.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * RFC 6962 tree in memory; {@code levels.get(l)} holds the roots of the complete subtrees of 2^l
 * leaves.
 */
final class MerkleTree {
  private final List<List<Hash>> levels = new ArrayList<>();

  void add(Hash leaf) {
    Hash hash = leaf;
    for (int level = 0; ; level++) {
      if (levels.size() == level) {
        levels.add(new ArrayList<>());
      }
      List<Hash> row = levels.get(level);
      row.add(hash);
      if (row.size() % 2 == 1) {
        return;
      }
      hash = Hash.node(row.get(row.size() - 2), hash);
    }
  }

  long size() {
    return levels.isEmpty() ? 0 : levels.get(0).size();
  }

  /** The root of the first {@code size} leaves. */
  Hash root(long size) {
    requireSize(size);
    return size == 0 ? Hash.emptyRoot() : root(0, size);
  }

  InclusionProof inclusion(long index, long size) {
    requireSize(size);
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "inclusion proof: expected an index below " + size + ", found " + index);
    }
    List<Hash> path = new ArrayList<>();
    include(index, 0, size, path);
    return new InclusionProof(index, size, path);
  }

  ConsistencyProof consistency(long oldSize, long newSize) {
    requireSize(newSize);
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException(
          "consistency proof: expected an old size up to " + newSize + ", found " + oldSize);
    }
    List<Hash> path = new ArrayList<>();
    if (oldSize > 0 && oldSize < newSize) {
      connect(oldSize, 0, newSize, true, path);
    }
    return new ConsistencyProof(oldSize, newSize, path);
  }

  private void requireSize(long size) {
    if (size < 0 || size > size()) {
      throw new IllegalArgumentException(
          "tree: expected a size up to " + size() + ", found " + size);
    }
  }

  /**
   * The hash of leaves {@code low} to {@code high}, where {@code low} is a multiple of every split
   * below.
   */
  private Hash root(long low, long high) {
    long width = high - low;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return levels.get(level).get((int) (low >> level));
    }
    long split = low + Long.highestOneBit(width - 1);
    return Hash.node(root(low, split), root(split, high));
  }

  private void include(long index, long low, long high, List<Hash> path) {
    if (high - low == 1) {
      return;
    }
    long split = low + Long.highestOneBit(high - low - 1);
    if (index < split) {
      include(index, low, split, path);
      path.add(root(split, high));
    } else {
      include(index, split, high, path);
      path.add(root(low, split));
    }
  }

  /** RFC 6962 section 2.1.2, SUBPROOF(m, D[low:high], known). */
  private void connect(long m, long low, long high, boolean known, List<Hash> path) {
    long width = high - low;
    if (m == width) {
      if (!known) {
        path.add(root(low, high));
      }
      return;
    }
    long left = Long.highestOneBit(width - 1);
    if (m <= left) {
      connect(m, low, low + left, known, path);
      path.add(root(low + left, high));
    } else {
      connect(m - left, low + left, high, false, path);
      path.add(root(low, low + left));
    }
  }
}
