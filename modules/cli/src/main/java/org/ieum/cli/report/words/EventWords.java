package org.ieum.cli.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ieum.cli.report.page.Numbers;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.NumberRange;

/** Which rows of a table are meant. */
final class EventWords {
  private EventWords() {}

  /** What a row of the domain is, without an article. */
  static String noun(Domain domain) {
    return switch (domain) {
      case CONDITION_OCCURRENCE -> "condition record";
      case CONDITION_ERA -> "condition era";
      case DRUG_EXPOSURE -> "drug exposure";
      case DRUG_ERA -> "drug era";
      case PROCEDURE_OCCURRENCE -> "procedure";
      case MEASUREMENT -> "measurement";
      case OBSERVATION -> "observation";
      case VISIT_OCCURRENCE -> "visit";
      case DEATH -> "death";
      case OBSERVATION_PERIOD -> "observation period";
    };
  }

  /** The noun with its concept set and all that narrows it, correlated criteria apart. */
  static String of(EventCriteria e) {
    List<String> parts = new ArrayList<>();
    if (e.first()) {
      parts.add("first in the history");
    }
    dates(parts, "starting", e.start());
    dates(parts, "ending", e.end());
    numbers(parts, "age", e.age());
    concepts(parts, "sex concept", e.gender());
    concepts(parts, "record type concept", e.types());
    numbers(parts, "value", e.value());
    concepts(parts, "value concept", e.valueConcepts());
    concepts(parts, "unit concept", e.units());
    concepts(parts, "visit concept", e.visitTypes());
    numbers(parts, "length in days", e.length());
    numbers(parts, "records in the era", e.count());
    numbers(parts, "quantity", e.quantity());
    numbers(parts, "days of supply", e.daysSupply());
    String base =
        noun(e.domain())
            + e.conceptSet().map(s -> " of ‘" + s + "’").orElse("")
            + e.sourceConceptSet().map(s -> " with source code in ‘" + s + "’").orElse("");
    return parts.isEmpty() ? base : base + ", " + String.join(", ", parts);
  }

  static void dates(List<String> parts, String what, DateRange range) {
    if (range.isAny()) {
      return;
    }
    boolean openStart = range.from().equals(DateRange.EARLIEST);
    boolean openEnd = range.to().equals(DateRange.LATEST);
    String span =
        openStart
            ? "up to " + range.to()
            : openEnd ? "from " + range.from() + " on" : range.from() + " to " + range.to();
    parts.add(what + (range.negated() ? " not " : " ") + span);
  }

  static void numbers(List<String> parts, String what, NumberRange range) {
    if (range.isAny()) {
      return;
    }
    String low = Numbers.plain(range.low());
    String high = Numbers.plain(range.high());
    String span;
    if (range.low() == range.high()) {
      span = low;
    } else if (Double.isInfinite(range.low())) {
      span = "up to " + high;
    } else if (Double.isInfinite(range.high())) {
      span = low + " or more";
    } else {
      span = low + " to " + high;
    }
    parts.add(what + (range.negated() ? " not " : " ") + span);
  }

  static void concepts(List<String> parts, String what, Set<Long> concepts) {
    if (!concepts.isEmpty()) {
      String ids =
          concepts.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
      parts.add(what + " " + ids);
    }
  }
}
