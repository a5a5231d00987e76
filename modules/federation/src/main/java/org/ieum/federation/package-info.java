/**
 * The contract: Federation.ask, the sealed query catalogue, layouts, bounds, vectors, the study
 * manifest.
 */
@NullMarked
package org.ieum.federation;

import org.jspecify.annotations.NullMarked;
