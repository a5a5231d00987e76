/**
 * Disclosure rules: what a site checks, by itself and before anything is masked, about a study on
 * its own table. Start at {@link org.ieum.privacy.DisclosureCheck}, which a node, its preview and a
 * simulation ask alike.
 *
 * <p>What is here is the check before a study begins: the size of the cohort, which the study sets
 * and the site may only tighten, the number of parameters against the number of records, the
 * effective sample that weights leave, and the size of the judged part where figures of single
 * sites are asked for. Not here: the rule on parts of an evaluation, which every site's answer
 * about scores obeys ({@link org.ieum.federation.query.LeastPart}). Not promised by this version:
 * small cells of other queries, differences between studies that overlap, noise, and a budget.
 * Secure summing hides a site's part in a sum; it does not make the sum safe to publish.
 *
 * <p>A reason with counts is for the site's own log. What leaves the site says only that the site
 * refused.
 */
@NullMarked
package org.ieum.privacy;

import org.jspecify.annotations.NullMarked;
