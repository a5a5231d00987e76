package org.ieum.securesum;

/**
 * The site's own plain answer to the open round. It is masked at once and kept nowhere.
 *
 * @param round the round it answers; every attempt at a round asks the same question
 * @param vector the plain numbers
 * @param seed fresh for this event, see {@link Seed#fresh}
 */
public record Answered(int round, WordVector vector, Seed seed) implements SiteInput {}
