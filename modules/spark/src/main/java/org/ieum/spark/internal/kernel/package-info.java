/** Blocks of rows and the arithmetic over them; no Spark. */
@NullMarked
package org.ieum.spark.internal.kernel;

import org.jspecify.annotations.NullMarked;
