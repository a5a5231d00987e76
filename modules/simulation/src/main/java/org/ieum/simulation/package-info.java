/**
 * A federation in one JVM, and what it is compared with: Spark applications for notebooks, tests
 * and benchmarks.
 *
 * <p>Promises: the same queries over the same Spark code as a federation of hospitals, so the same
 * model to the last bit. Refuses to know: keys, masks, networks. Start reading at {@link
 * org.ieum.simulation.SimulateMain}.
 */
@NullMarked
package org.ieum.simulation;

import org.jspecify.annotations.NullMarked;
