/** The Spark application: tables as Datasets made where the executors are, written as files. */
@NullMarked
package org.ieum.jobs.synthesis.spark;

import org.jspecify.annotations.NullMarked;
