package org.ieum.federation.model;

import java.util.List;

/**
 * How a published model does on the records that judge the study's own.
 *
 * @param name of the comparator in the study
 * @param source where it was published
 * @param sites consenting sites
 * @param subgroups declared subgroups
 */
public record ComparatorPerformance(
    String name,
    String source,
    Performance performance,
    List<SitePerformance> sites,
    List<SubgroupPerformance> subgroups) {
  public ComparatorPerformance {
    sites = List.copyOf(sites);
    subgroups = List.copyOf(subgroups);
  }
}
