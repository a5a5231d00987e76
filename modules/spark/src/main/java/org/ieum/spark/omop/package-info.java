/**
 * From a hospital's OMOP CDM to the analysis table of a study: sources and their checks, cohorts,
 * population and covariates as Spark plans. Start at {@link org.ieum.spark.omop.Cdm} and {@code
 * AnalysisTable}.
 *
 * <p>Promises: the same CDM content gives the same analysis table whatever the source's kind, its
 * partitions or Spark's; no event is collected to the driver, which sends on to every task what a
 * join needs of persons; no message holds a value, an identifier or a row.
 */
@NullMarked
package org.ieum.spark.omop;

import org.jspecify.annotations.NullMarked;
