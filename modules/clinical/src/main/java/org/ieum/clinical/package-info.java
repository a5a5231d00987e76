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
 * <p>A study reads one prepared flat table a site, or the site's OMOP CDM. The latter is an {@link
 * org.ieum.clinical.omop.OmopDefinition}, read by {@link org.ieum.clinical.definition} and, for
 * cohorts that ATLAS exported, {@link org.ieum.clinical.circe}; {@link org.ieum.clinical.words}
 * tells either kind of study in words.
 *
 * <p>Pure Java. Knows neither Spark nor a network nor a patient's record.
 */
@NullMarked
package org.ieum.clinical;

import org.jspecify.annotations.NullMarked;
