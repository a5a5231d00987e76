/**
 * The meaning of cohort definitions and population settings, one person at a time: plain Java over
 * a person's events, after OHDSI Circe's SQL and PatientLevelPrediction's population. Start at
 * {@link org.ieum.spark.omop.cohort.Persons}.
 *
 * <p>All dates are days since 1970-01-01. The same history gives the same result in whatever order
 * its rows come: ties of dates go by the rows' ids. Refuses to know: Spark, tables, concept sets.
 */
@NullMarked
package org.ieum.spark.omop.cohort;

import org.jspecify.annotations.NullMarked;
