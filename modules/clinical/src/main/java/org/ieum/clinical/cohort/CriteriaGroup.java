package org.ieum.clinical.cohort;

import java.util.List;

/**
 * A boolean group of criteria about one event of a person.
 *
 * @param count for AT_LEAST and AT_MOST: how many of the members
 */
public record CriteriaGroup(
    Type type,
    int count,
    List<WindowedCriteria> criteria,
    List<Demographics> demographics,
    List<CriteriaGroup> groups) {
  /** How members combine. */
  public enum Type {
    ALL,
    ANY,
    AT_LEAST,
    AT_MOST
  }

  public CriteriaGroup {
    criteria = List.copyOf(criteria);
    demographics = List.copyOf(demographics);
    groups = List.copyOf(groups);
  }

  /** A group without members holds for every event. */
  public boolean isEmpty() {
    return criteria.isEmpty() && demographics.isEmpty() && groups.isEmpty();
  }

  public static CriteriaGroup all(List<WindowedCriteria> criteria) {
    return new CriteriaGroup(Type.ALL, 0, criteria, List.of(), List.of());
  }
}
