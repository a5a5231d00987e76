/**
 * The hospital's process: the only one that speaks to the outside, always by dialling out.
 *
 * <p>Promises: nothing leaves that the site's policy has not approved, that its own replica of the
 * study does not ask, or that is not in its ledger first. Refuses to know: Spark (it launches the
 * engine and talks to it over loopback) and other sites' data.
 *
 * <p>Start reading at {@link org.ieum.node.Node}, then {@code StudyFollower}, the life of one study
 * at a site, and {@code FollowingFederation}, the life of one round.
 */
@NullMarked
package org.ieum.node;

import org.jspecify.annotations.NullMarked;
