/**
 * Secure sum: key agreement, masks and the phases of both sides, as state machines without I/O.
 *
 * <p>Promises: only the sum over the members of a round can be computed from what the sites send; a
 * site gives at most one vector for each (study, round, attempt) and releases its seed at most once
 * for each (study, round); a phase restored from its journaled records sends the same bytes again.
 *
 * <p>Refuses to know: sockets, files, clocks, threads, certificates, and what the numbers mean.
 * Keys of certificates stay behind {@link org.ieum.securesum.Signer} and {@link
 * org.ieum.securesum.Verifier}; randomness is handed in.
 *
 * <p>Start at {@link org.ieum.securesum.StudyKeys} (set-up), then {@link
 * org.ieum.securesum.SitePhase} (a hospital) and {@link org.ieum.securesum.CollectorPhase} (the
 * coordinator). {@code PROTOCOL.md} beside this module specifies every message and signed byte
 * apart from the code.
 */
@NullMarked
package org.ieum.securesum;

import org.jspecify.annotations.NullMarked;
