/**
 * Synthetic tables, recorded results, a light engine and fault injectors, for tests.
 *
 * <p>What a query means is not here but in {@link org.ieum.federation.reference}, against which the
 * Spark engine is tested. Start reading at {@link org.ieum.testkit.ReferenceEngine}.
 */
@NullMarked
package org.ieum.testkit;

import org.jspecify.annotations.NullMarked;
