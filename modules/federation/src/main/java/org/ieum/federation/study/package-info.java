/** The study manifest: the public document from which every party derives the same study. */
@NullMarked
package org.ieum.federation.study;

import org.jspecify.annotations.NullMarked;
