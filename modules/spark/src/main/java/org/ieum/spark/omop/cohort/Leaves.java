package org.ieum.spark.omop.cohort;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.omop.OmopDefinition;

/**
 * The event criteria of a definition, numbered from 0; equal ones share a number. A domain's row is
 * tried once against all of them, and the marks of those that it meets travel with it.
 */
public final class Leaves {
  private final Map<EventCriteria, Integer> numbers = new LinkedHashMap<>();
  private final IdentityHashMap<EventCriteria, Integer> known = new IdentityHashMap<>();

  private Leaves() {}

  /** All criteria of target, outcome and confirmations. */
  public static Leaves of(OmopDefinition definition) {
    Leaves leaves = new Leaves();
    leaves.add(definition.target());
    leaves.add(definition.outcome().cohort());
    definition.outcome().confirmations().forEach(leaves::add);
    return leaves;
  }

  private void add(CohortDefinition cohort) {
    cohort.entry().forEach(this::add);
    add(cohort.qualifying());
    cohort.rules().forEach(r -> add(r.group()));
    cohort.censoring().forEach(this::add);
    if (cohort.exit() instanceof CohortExit.CustomEra era) {
      exposures(era.conceptSet()).forEach(this::add);
    }
  }

  private void add(CriteriaGroup group) {
    group.criteria().forEach(this::add);
    group.groups().forEach(this::add);
  }

  private void add(WindowedCriteria criteria) {
    add(criteria.event());
  }

  private void add(EventCriteria criteria) {
    known.put(criteria, numbers.computeIfAbsent(criteria, c -> numbers.size()));
    criteria.correlated().ifPresent(this::add);
  }

  /** The criteria by their numbers. */
  public List<EventCriteria> all() {
    return List.copyOf(numbers.keySet());
  }

  public int size() {
    return numbers.size();
  }

  int of(EventCriteria criteria) {
    Integer number = known.get(criteria);
    return number != null ? number : java.util.Objects.requireNonNull(numbers.get(criteria));
  }

  /** Exposures by standard concept, and those by source concept. */
  static List<EventCriteria> exposures(String conceptSet) {
    return List.of(
        EventCriteria.of(Domain.DRUG_EXPOSURE, conceptSet),
        EventCriteria.ofSource(Domain.DRUG_EXPOSURE, conceptSet));
  }
}
