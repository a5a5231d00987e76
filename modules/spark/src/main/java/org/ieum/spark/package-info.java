/**
 * A site's engine: its flat table as cached Spark blocks, and one evaluator for every query of the
 * catalogue.
 *
 * <p>Promises: an answer depends on the files, the study and the query alone, to the last bit;
 * never on Spark's partitions, executors or retries. Blocks are fixed by the files, each block's
 * numbers are rounded to the query's public scale, and integers are summed. No message holds a
 * patient's value. Refuses to know: keys, masks, ledgers, other sites.
 *
 * <p>Start reading at {@link org.ieum.spark.SparkSiteTable}; {@link org.ieum.spark.EngineMain} is
 * the process around it, {@link org.ieum.spark.PipelineModelExport} what a study's model becomes.
 */
@NullMarked
package org.ieum.spark;

import org.jspecify.annotations.NullMarked;
