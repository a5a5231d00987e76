/**
 * What leaves a hospital in each round of a study, as a rehearsal of it found.
 *
 * <p>Start at {@link org.ieum.federation.plan.PlannedRounds}.
 */
@NullMarked
package org.ieum.federation.plan;

import org.jspecify.annotations.NullMarked;
