/**
 * Reads the parts of a study file that speak of OMOP tables: concept sets, target, outcome,
 * time-at-risk, population and covariates. Start at {@link
 * org.ieum.clinical.definition.OmopSection}, which shows the grammar.
 *
 * <p>An event is written as {@code domain: concept-set}, a window as {@code days: [from, to]} from
 * the index date, open ends as {@code any}. Every fault is noted where it stands; nothing is built
 * from a faulty part.
 */
@NullMarked
package org.ieum.clinical.definition;

import org.jspecify.annotations.NullMarked;
