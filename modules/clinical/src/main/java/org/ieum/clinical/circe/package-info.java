/**
 * Reads cohort definitions that ATLAS exports (Circe's JSON). Start at {@link
 * org.ieum.clinical.circe.CirceFile}.
 *
 * <p>A part that changes which persons are found is either read with Circe's meaning or refused by
 * its place and name; nothing is skipped in silence.
 */
@NullMarked
package org.ieum.clinical.circe;

import org.jspecify.annotations.NullMarked;
