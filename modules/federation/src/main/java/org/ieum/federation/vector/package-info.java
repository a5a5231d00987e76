/**
 * Typed shapes of answers, public bounds, fixed-point encoding, and the vectors of one site and of
 * all sites.
 */
@NullMarked
package org.ieum.federation.vector;

import org.jspecify.annotations.NullMarked;
