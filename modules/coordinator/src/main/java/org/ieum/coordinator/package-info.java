/**
 * The coordinator's process: schedules studies, relays rounds, keeps its ledger.
 *
 * <p>Promises: it never holds an unmasked vector of one site; everything it knows is a projection
 * of its ledger, so that it can be killed at any moment. Refuses to know: Spark, records, site
 * policies.
 *
 * <p>Start reading at {@link org.ieum.coordinator.Coordinator}, then {@code StudyRun}, the life of
 * one study, and {@code LiveFederation}, the life of one round.
 */
@NullMarked
package org.ieum.coordinator;

import org.jspecify.annotations.NullMarked;
