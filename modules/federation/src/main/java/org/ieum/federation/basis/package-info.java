/**
 * What turns the raw value of a covariate into the numbers of its design columns. A {@link
 * org.ieum.federation.basis.Basis} writes its terms once, over any {@link
 * org.ieum.federation.basis.Arithmetic}: columns of doubles, text, and the languages of exports
 * compute the same.
 */
@NullMarked
package org.ieum.federation.basis;

import org.jspecify.annotations.NullMarked;
