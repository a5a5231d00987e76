/**
 * The sealed catalogue: every statistic that can ever leave a hospital is a record here.
 *
 * <p>Start at {@link org.ieum.federation.query.Query}. What a site tells of sorted scores it makes
 * with {@link org.ieum.federation.query.ScoreAnswers}, by the one rule of {@link
 * org.ieum.federation.query.LeastPart}.
 */
@NullMarked
package org.ieum.federation.query;

import org.jspecify.annotations.NullMarked;
