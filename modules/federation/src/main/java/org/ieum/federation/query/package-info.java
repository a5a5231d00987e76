/**
 * The sealed catalogue: every statistic that can ever leave a hospital is a record here.
 *
 * <p>Start at {@link org.ieum.federation.query.Query}.
 */
@NullMarked
package org.ieum.federation.query;

import org.jspecify.annotations.NullMarked;
