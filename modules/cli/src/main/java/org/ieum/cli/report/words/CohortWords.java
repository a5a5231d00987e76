package org.ieum.cli.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.cli.report.page.Clause;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.omop.OmopDefinition;

/** Who is in a cohort, and when. */
public final class CohortWords {
  private static final String INDEX = "the index date";

  private CohortWords() {}

  public static List<Clause> of(CohortDefinition c) {
    List<Clause> words = new ArrayList<>();
    words.add(
        new Clause(
            "A person enters with " + limit(c.entryLimit()) + ":",
            c.entry().stream().map(CriteriaWords::event).toList()));
    if (c.priorDays() > 0 || c.postDays() > 0) {
      words.add(Clause.of(observed(c)));
    }
    if (!c.qualifying().isEmpty()) {
      words.add(
          new Clause(
              "The entry event qualifies with:",
              List.of(CriteriaWords.group(c.qualifying(), INDEX))));
    }
    if (!c.rules().isEmpty()) {
      List<Clause> rules = new ArrayList<>();
      c.rules()
          .forEach(
              r -> rules.add(new Clause(r.name(), List.of(CriteriaWords.group(r.group(), INDEX)))));
      words.add(new Clause("Each of these must hold:", rules));
    }
    if (c.limit() != EventLimit.ALL) {
      words.add(
          Clause.of("Of several such events of one person, the " + order(c.limit()) + " counts."));
    }
    words.add(Clause.of(exit(c.exit())));
    if (!c.censoring().isEmpty()) {
      words.add(
          new Clause(
              "A person leaves earlier with:",
              c.censoring().stream().map(CriteriaWords::event).toList()));
    }
    if (!c.censorDates().isAny()) {
      List<String> dates = new ArrayList<>();
      EventWords.dates(dates, "Time in the cohort is cut to", c.censorDates());
      words.add(Clause.of(dates.get(0) + "."));
    }
    if (c.eraPadDays() > 0) {
      words.add(Clause.of("Times at most " + Days.count(c.eraPadDays()) + " apart are joined."));
    }
    return words;
  }

  /** The calendar days that entry events and rules allow. */
  public static List<String> dates(OmopDefinition definition) {
    CohortDefinition target = definition.target();
    Stream<DateRange> entry = target.entry().stream().map(e -> e.start());
    Stream<DateRange> rules =
        target.rules().stream().flatMap(r -> r.group().demographics().stream().map(d -> d.start()));
    List<String> dates = new ArrayList<>();
    Stream.of(entry, rules)
        .flatMap(s -> s)
        .filter(d -> !d.isAny())
        .distinct()
        .forEach(d -> EventWords.dates(dates, "index dates", d));
    return dates;
  }

  private static String limit(EventLimit limit) {
    return switch (limit) {
      case FIRST -> "the first of these events";
      case LAST -> "the last of these events";
      case ALL -> "any of these events";
    };
  }

  private static String order(EventLimit limit) {
    return limit == EventLimit.FIRST ? "first" : "last";
  }

  private static String observed(CohortDefinition c) {
    String before = c.priorDays() > 0 ? Days.count(c.priorDays()) + " before it" : "";
    String after = c.postDays() > 0 ? Days.count(c.postDays()) + " after it" : "";
    String both = before.isEmpty() || after.isEmpty() ? before + after : before + " and " + after;
    return "The person must be under observation for at least " + both + ".";
  }

  private static String exit(CohortExit exit) {
    if (exit instanceof CohortExit.DateOffset offset) {
      return "A person leaves "
          + Days.day(offset.days(), "the event’s " + (offset.fromEnd() ? "end" : "start"))
          + ".";
    }
    if (exit instanceof CohortExit.CustomEra era) {
      return "A person leaves when continuous exposure to ‘"
          + era.conceptSet()
          + "’ ends: gaps of up to "
          + Days.count(era.gapDays())
          + " are bridged"
          + (era.offset() > 0 ? ", and " + Days.count(era.offset()) + " added." : ".");
    }
    return "A person leaves when the observation period ends.";
  }
}
