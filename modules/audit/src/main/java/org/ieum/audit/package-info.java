/**
 * The journal of a study and its review: what was asked and answered is in the ledger, and the
 * model can be computed again from it.
 *
 * <p>Resume and review are the same code: {@link org.ieum.audit.JournaledFederation} answers from
 * the journal as far as it goes and then asks; {@link org.ieum.audit.ReplayFederation} answers from
 * the journal alone. Start reading at {@link org.ieum.audit.Replay}.
 */
@NullMarked
package org.ieum.audit;

import org.jspecify.annotations.NullMarked;
