/** Statistics as ordinary sequential Java over Federation.ask; deterministic. */
@NullMarked
package org.ieum.algorithms;

import org.jspecify.annotations.NullMarked;
