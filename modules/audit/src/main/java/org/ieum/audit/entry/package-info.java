/**
 * What a ledger's entries say, one record a kind: its fields are written and read in that record
 * alone. {@link org.ieum.audit.entry.EntryType} reads a body from an entry; what an entry has
 * beyond its body (log, place, time, actor, study, frame) is the ledger module's.
 */
@NullMarked
package org.ieum.audit.entry;

import org.jspecify.annotations.NullMarked;
