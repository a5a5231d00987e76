/** Flat tables in files: what a study expects of them, their faults, and their rows as blocks. */
@NullMarked
package org.ieum.spark.internal.source;

import org.jspecify.annotations.NullMarked;
