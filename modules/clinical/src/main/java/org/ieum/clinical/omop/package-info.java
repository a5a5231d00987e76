/**
 * A study over OMOP tables as one public value: concept sets, target, outcome, population and
 * covariates. Start at {@link org.ieum.clinical.omop.OmopDefinition}; its canonical bytes travel in
 * the study's manifest, so that what a hospital approves is what its engine runs.
 */
@NullMarked
package org.ieum.clinical.omop;

import org.jspecify.annotations.NullMarked;
