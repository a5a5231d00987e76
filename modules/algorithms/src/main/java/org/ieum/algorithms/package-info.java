/**
 * Statistics as ordinary sequential Java over {@link org.ieum.federation.Federation#ask}.
 *
 * <p>Promises: the same sums give the same next query and the same model, bit for bit, on every
 * machine: {@code StrictMath}, fixed order, no clock, thread, file or randomness. Refuses to know:
 * sites, records, networks, Spark. Start reading at {@link org.ieum.algorithms.StudyProgram}.
 */
@NullMarked
package org.ieum.algorithms;

import org.jspecify.annotations.NullMarked;
