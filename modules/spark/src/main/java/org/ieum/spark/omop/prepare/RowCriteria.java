package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.sql.Date;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.spark.omop.CalendarDay;
import org.ieum.spark.omop.ConceptFilter;

/**
 * What event criteria say about a row alone, as columns over its domain's table; what they say
 * about the person, the visit and other events comes later, when the person's rows are together.
 */
final class RowCriteria {
  private static final Column TRUE = lit(true);

  private final EventCriteria criteria;
  private final ConceptSets concepts;

  RowCriteria(EventCriteria criteria, ConceptSets concepts) {
    this.criteria = criteria;
    this.concepts = concepts;
  }

  /** Whether the row is of the concepts asked for. */
  Column ofConcepts() {
    Domain domain = criteria.domain();
    Column standard =
        criteria
            .conceptSet()
            .map(set -> concepts.holds(DomainColumns.concept(domain), set))
            .orElse(TRUE);
    Column source =
        criteria
            .sourceConceptSet()
            .map(set -> concepts.holds(DomainColumns.sourceConcept(domain), set))
            .orElse(TRUE);
    return standard.and(source);
  }

  /** Whether the row meets all that is said about rows. */
  Column passes() {
    Domain d = criteria.domain();
    Column length =
        CalendarDay.of(DomainColumns.end(d)).minus(CalendarDay.of(DomainColumns.start(d)));
    return ofConcepts()
        .and(in(DomainColumns.start(d), criteria.start()))
        .and(in(DomainColumns.end(d), criteria.end()))
        .and(in(DomainColumns.type(d), criteria.types()))
        .and(in(DomainColumns.valued(d, "value_as_number"), criteria.value()))
        .and(in(DomainColumns.valued(d, "value_as_concept_id"), criteria.valueConcepts()))
        .and(in(DomainColumns.valued(d, "unit_concept_id"), criteria.units()))
        .and(in(length, criteria.length()))
        .and(in(DomainColumns.count(d), criteria.count()))
        .and(in(DomainColumns.quantity(d), criteria.quantity()))
        .and(in(DomainColumns.daysSupply(d), criteria.daysSupply()));
  }

  /** Rows without which the person's first row cannot be told, or else those that pass. */
  Column needed() {
    return criteria.first() ? ofConcepts() : passes();
  }

  private static Column in(Column value, Set<Long> concepts) {
    return concepts.isEmpty() ? TRUE : ConceptFilter.in(value, concepts);
  }

  private static Column in(Column day, DateRange range) {
    if (range.isAny()) {
      return TRUE;
    }
    Column inside = TRUE;
    if (!range.from().equals(DateRange.EARLIEST)) {
      inside = inside.and(day.geq(lit(Date.valueOf(range.from()))));
    }
    if (!range.to().equals(DateRange.LATEST)) {
      inside = inside.and(day.leq(lit(Date.valueOf(range.to()))));
    }
    return range.negated() ? not(inside) : inside;
  }

  private static Column in(Column value, NumberRange range) {
    if (range.isAny()) {
      return TRUE;
    }
    Column inside = value.geq(range.low()).and(value.leq(range.high()));
    return coalesce(range.negated() ? not(inside) : inside, lit(false));
  }
}
