/** The append-only record: write-ahead file, Merkle tree, signed checkpoints. */
@NullMarked
package org.ieum.ledger;

import org.jspecify.annotations.NullMarked;
