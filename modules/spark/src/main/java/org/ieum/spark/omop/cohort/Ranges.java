package org.ieum.spark.omop.cohort;

import java.time.LocalDate;
import java.util.Set;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.NumberRange;

/** Whether a value lies in a range; absent values lie in none, not even in a negated one. */
final class Ranges {
  private Ranges() {}

  static boolean holds(NumberRange range, double value, boolean present) {
    return range.isAny()
        || (present && (range.low() <= value && value <= range.high()) != range.negated());
  }

  static boolean holds(DateRange range, int day) {
    return range.isAny()
        || (range.from().toEpochDay() <= day && day <= range.to().toEpochDay()) != range.negated();
  }

  static boolean holds(Set<Long> concepts, long concept) {
    return concepts.isEmpty() || concepts.contains(concept);
  }

  static int year(int day) {
    return LocalDate.ofEpochDay(day).getYear();
  }
}
