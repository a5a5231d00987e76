/** OHDSI concept sets: which concepts of the vocabulary an event or a covariate is made of. */
@NullMarked
package org.ieum.clinical.concept;

import org.jspecify.annotations.NullMarked;
