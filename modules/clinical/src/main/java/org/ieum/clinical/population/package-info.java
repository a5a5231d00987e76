/** From a target cohort and an outcome to labelled persons: PatientLevelPrediction's settings. */
@NullMarked
package org.ieum.clinical.population;

import org.jspecify.annotations.NullMarked;
