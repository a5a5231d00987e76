/** The published risk equations that events are drawn from, each with its source. */
@NullMarked
package org.ieum.jobs.synthesis.risk;

import org.jspecify.annotations.NullMarked;
