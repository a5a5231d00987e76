/**
 * Study files and feature dictionaries: what a data scientist writes, turned into the {@link
 * org.ieum.federation.study.StudyManifest} that every party derives the same study from.
 *
 * <p>Start at {@link org.ieum.clinical.StudyFile}. Files are strict YAML ({@link
 * org.ieum.clinical.yaml}); their JSON Schemas, for editors, are the resources {@code
 * org/ieum/clinical/study.schema.json} and {@code dictionary.schema.json}. The reader accepts what
 * the schemas accept, and beyond them checks what a schema cannot say: limits in order, distinct
 * names, files that exist.
 *
 * <p>Pure Java. Knows neither Spark nor a network nor a patient's record. OMOP cohorts and
 * covariate windows are not part of version 1 of the format: a study reads one prepared flat table
 * a site.
 */
@NullMarked
package org.ieum.clinical;

import org.jspecify.annotations.NullMarked;
