/** A federation in memory, synthetic tables and fault injectors, for tests. */
@NullMarked
package org.ieum.testkit;

import org.jspecify.annotations.NullMarked;
