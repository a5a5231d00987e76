/** Small dense linear algebra, deterministic: fixed order, no threads. */
@NullMarked
package org.ieum.federation.linear;

import org.jspecify.annotations.NullMarked;
