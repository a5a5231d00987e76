package org.ieum.clinical.cohort;

import java.util.Optional;
import java.util.Set;

/**
 * Which rows of a domain are meant. Every part narrows; the defaults of {@link #of} do not.
 *
 * @param conceptSet name of the concept set that the standard concept is of; empty for any
 * @param sourceConceptSet the same for the source concept
 * @param first only a person's earliest row of this concept set (before the other parts narrow)
 * @param start of the event's start date
 * @param end of the event's end date
 * @param age in whole calendar years at the event's start (year of start − year of birth)
 * @param gender concept ids; empty for any
 * @param types concept ids of the row's type (…_type_concept_id); empty for any
 * @param value value_as_number of measurements and observations
 * @param valueConcepts value_as_concept_id; empty for any
 * @param units unit_concept_id; empty for any
 * @param visitTypes visit concept of the row's visit; empty for any
 * @param length days from start to end: visits, eras, observation periods
 * @param count rows in the era (condition_occurrence_count, drug_exposure_count)
 * @param quantity of drug exposures and procedures
 * @param daysSupply of drug exposures
 * @param correlated further criteria about the same event, windows counted from its start
 */
public record EventCriteria(
    Domain domain,
    Optional<String> conceptSet,
    Optional<String> sourceConceptSet,
    boolean first,
    DateRange start,
    DateRange end,
    NumberRange age,
    Set<Long> gender,
    Set<Long> types,
    NumberRange value,
    Set<Long> valueConcepts,
    Set<Long> units,
    Set<Long> visitTypes,
    NumberRange length,
    NumberRange count,
    NumberRange quantity,
    NumberRange daysSupply,
    Optional<CriteriaGroup> correlated) {
  public EventCriteria {
    gender = Set.copyOf(gender);
    types = Set.copyOf(types);
    valueConcepts = Set.copyOf(valueConcepts);
    units = Set.copyOf(units);
    visitTypes = Set.copyOf(visitTypes);
  }

  /** All rows of a domain with a concept of the set. */
  public static EventCriteria of(Domain domain, String conceptSet) {
    return any(domain).withConceptSets(Optional.of(conceptSet), Optional.empty());
  }

  /** All rows of a domain with a source concept of the set. */
  public static EventCriteria ofSource(Domain domain, String conceptSet) {
    return any(domain).withConceptSets(Optional.empty(), Optional.of(conceptSet));
  }

  /** All rows of a domain. */
  public static EventCriteria any(Domain domain) {
    return new EventCriteria(
        domain,
        Optional.empty(),
        Optional.empty(),
        false,
        DateRange.ANY,
        DateRange.ANY,
        NumberRange.ANY,
        Set.of(),
        Set.of(),
        NumberRange.ANY,
        Set.of(),
        Set.of(),
        Set.of(),
        NumberRange.ANY,
        NumberRange.ANY,
        NumberRange.ANY,
        NumberRange.ANY,
        Optional.empty());
  }

  private EventCriteria withConceptSets(Optional<String> standard, Optional<String> source) {
    return new EventCriteria(
        domain,
        standard,
        source,
        first,
        start,
        end,
        age,
        gender,
        types,
        value,
        valueConcepts,
        units,
        visitTypes,
        length,
        count,
        quantity,
        daysSupply,
        correlated);
  }
}
