package org.ieum.securesum;

/**
 * What a site must remember of a round. A {@link CommittedRecord} replaces all records before it:
 * the node then destroys the older ones, and with them the seed of an abandoned attempt. They hold
 * secrets: they belong in the node's private store, never in a ledger that others read.
 */
public sealed interface JournalRecord permits CommittedRecord, ReleasedRecord, RevealedRecord {
  int round();

  int attempt();
}
