/** From a person to the rows of the OMOP CDM 5.4, and the vocabulary rows that studies need. */
@NullMarked
package org.ieum.jobs.synthesis.cdm;

import org.jspecify.annotations.NullMarked;
