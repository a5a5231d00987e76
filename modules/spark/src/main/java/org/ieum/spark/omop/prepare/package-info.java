/**
 * From a CDM to the analysis table of a study in Parquet files. Start at {@link
 * org.ieum.spark.omop.prepare.AnalysisTable}.
 *
 * <p>Two passes over the events. The first reads each domain that cohorts ask for once, marks every
 * row with the criteria that it meets, brings a person's rows together and takes the person through
 * all steps ({@code omop.cohort}). The second reads each domain that covariates ask for once, keeps
 * the rows of the population's windows, and merges them, in the order of person, feature, day and
 * row, with the population into one dense table. Both stream over sorted partitions, so memory does
 * not grow with the site.
 */
@NullMarked
package org.ieum.spark.omop.prepare;

import org.jspecify.annotations.NullMarked;
