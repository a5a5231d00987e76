/**
 * Synthetic hospitals as OMOP CDM 5.4 databases, made from published risk equations, with the truth
 * beside them. No patient stands behind any record.
 *
 * <p>A person is a pure function of (seed, site, person id): {@link
 * org.ieum.jobs.synthesis.life.Life} draws it, {@link org.ieum.jobs.synthesis.cdm} turns it into
 * rows, {@link org.ieum.jobs.synthesis.spark} runs that over a cluster. Start at {@link
 * org.ieum.jobs.synthesis.Hospital}.
 */
@NullMarked
package org.ieum.jobs.synthesis;

import org.jspecify.annotations.NullMarked;
