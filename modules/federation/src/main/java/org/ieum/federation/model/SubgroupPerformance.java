package org.ieum.federation.model;

/**
 * How a model does in one group of a declared subgroup, over all sites that hold enough of its
 * records.
 *
 * @param subgroup name of the subgroup, such as {@code age band}
 * @param group label of the group
 */
public record SubgroupPerformance(String subgroup, String group, Performance performance) {}
