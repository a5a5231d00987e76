/**
 * The contract of the platform: a study is sequential Java over {@link
 * org.ieum.federation.Federation#ask}.
 *
 * <p>Promises: a query's length, shape and bounds follow from the query and the study's public
 * manifest, never from data; only sums over sites can be read. Refuses to know: networks, Spark,
 * keys, files. Start reading at {@link org.ieum.federation.Federation}, then the package {@code
 * query}, which lists all that can ever leave a hospital.
 */
@NullMarked
package org.ieum.federation;

import org.jspecify.annotations.NullMarked;
