/**
 * What every query means, readable and row by row, over plain arrays in memory.
 *
 * <p>An engine is tested against it, and a study is rehearsed on it. Start reading at {@link
 * org.ieum.federation.reference.InMemorySiteTable}.
 */
@NullMarked
package org.ieum.federation.reference;

import org.jspecify.annotations.NullMarked;
