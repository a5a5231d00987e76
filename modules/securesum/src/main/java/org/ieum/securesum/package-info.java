/** Secure sum: key agreement, masks and the phases of both sides, as state machines without I/O. */
@NullMarked
package org.ieum.securesum;

import org.jspecify.annotations.NullMarked;
