/**
 * A federation in memory, synthetic tables and fault injectors, for tests.
 *
 * <p>{@link org.ieum.testkit.InMemorySiteTable} is the reference of what every query means; the
 * Spark engine is tested against it. Start reading there.
 */
@NullMarked
package org.ieum.testkit;

import org.jspecify.annotations.NullMarked;
