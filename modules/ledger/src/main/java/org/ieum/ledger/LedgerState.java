package org.ieum.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The durable entries and what follows from them, in memory. Only the writer adds; anyone reads.
 */
final class LedgerState {
  private final String origin;
  private final List<Entry> entries = new ArrayList<>();
  private final MerkleTree tree = new MerkleTree();
  private @Nullable SignedCheckpoint signed;

  LedgerState(String origin, List<Entry> entries, @Nullable SignedCheckpoint signed) {
    this.origin = origin;
    this.signed = signed;
    entries.forEach(entry -> add(entry, entry.leaf()));
  }

  /** Adds an entry with its own leaf hash. */
  synchronized void add(Entry entry, Hash leaf) {
    entries.add(entry);
    tree.add(leaf);
  }

  synchronized long size() {
    return entries.size();
  }

  synchronized Entry entry(long seq) {
    if (seq < 0 || seq >= entries.size()) {
      throw new IllegalArgumentException(
          "entry: expected a number below " + entries.size() + ", found " + seq);
    }
    return entries.get((int) seq);
  }

  synchronized List<Entry> from(long seq) {
    return List.copyOf(
        entries.subList((int) Math.min(Math.max(seq, 0), entries.size()), entries.size()));
  }

  synchronized Checkpoint head() {
    return new Checkpoint(origin, entries.size(), tree.root(entries.size()));
  }

  synchronized Hash root(long size) {
    return tree.root(size);
  }

  synchronized InclusionProof inclusion(long seq, long size) {
    return tree.inclusion(seq, size);
  }

  synchronized ConsistencyProof consistency(long oldSize, long newSize) {
    return tree.consistency(oldSize, newSize);
  }

  synchronized Optional<SignedCheckpoint> signed() {
    return Optional.ofNullable(signed);
  }

  synchronized void signed(SignedCheckpoint checkpoint) {
    signed = checkpoint;
  }
}
