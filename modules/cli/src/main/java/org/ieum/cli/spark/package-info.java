/** The Spark programs that this command line starts: simulation, pooled comparison, export. */
@NullMarked
package org.ieum.cli.spark;

import org.jspecify.annotations.NullMarked;
