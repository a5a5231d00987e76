/** Journal and replay of a study from its ledger, and the checks of a ledger. */
@NullMarked
package org.ieum.audit;

import org.jspecify.annotations.NullMarked;
