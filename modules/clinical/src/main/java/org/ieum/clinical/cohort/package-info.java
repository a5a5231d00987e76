/**
 * Cohort definitions in the terms of OHDSI's Circe: a cohort is a set of (person, start, end),
 * found by entry events, inclusion rules and an exit. Both the study file's own form and ATLAS's
 * JSON are read into {@link org.ieum.clinical.cohort.CohortDefinition}; the engine knows this one
 * form.
 */
@NullMarked
package org.ieum.clinical.cohort;

import org.jspecify.annotations.NullMarked;
