/** The public feature dictionary: how each covariate is found in a patient's history. */
@NullMarked
package org.ieum.clinical.covariate;

import org.jspecify.annotations.NullMarked;
