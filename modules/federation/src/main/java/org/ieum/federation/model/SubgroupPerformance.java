package org.ieum.federation.model;

/**
 * How a model does in one group of a declared subgroup, over all sites. Groups of fewer than five
 * events are joined with the next one.
 *
 * @param subgroup name of the subgroup, such as {@code age band}
 * @param group label of the group, or of several joined by {@code " + "}
 */
public record SubgroupPerformance(String subgroup, String group, Performance performance) {}
