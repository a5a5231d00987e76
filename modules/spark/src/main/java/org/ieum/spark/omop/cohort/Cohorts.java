package org.ieum.spark.omop.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.cohort.InclusionRule;

/** A person's times in a cohort. */
final class Cohorts {
  /**
   * What became of a person.
   *
   * @param steps how many of the cohort's steps an event of the person has passed: entry events,
   *     qualifying criteria if any, each rule, limit and exit
   */
  record Result(int steps, List<Era> eras) {}

  /** An entry event; the order of the primary events makes ties deterministic. */
  private record Entry(int criteria, Event event, IndexEvent index) {}

  private static final Comparator<Entry> BY_ID =
      Comparator.comparingLong((Entry e) -> e.event().id()).thenComparingInt(Entry::criteria);

  private final CohortDefinition cohort;
  private final Criteria criteria;
  private final Exits exits;
  private final History history;

  Cohorts(CohortDefinition cohort, Criteria criteria, History history) {
    this.cohort = cohort;
    this.criteria = criteria;
    this.history = history;
    this.exits = new Exits(cohort, criteria);
  }

  Result eras() {
    List<Entry> entries = limited(entries(), cohort.entryLimit());
    if (entries.isEmpty()) {
      return new Result(0, List.of());
    }
    int steps = 1;
    if (!cohort.qualifying().isEmpty()) {
      entries.removeIf(e -> !criteria.holds(cohort.qualifying(), e.index()));
      entries = limited(entries, cohort.qualifyingLimit());
      if (entries.isEmpty()) {
        return new Result(steps, List.of());
      }
      steps++;
    }
    for (InclusionRule rule : cohort.rules()) {
      entries.removeIf(e -> !criteria.holds(rule.group(), e.index()));
      if (entries.isEmpty()) {
        return new Result(steps, List.of());
      }
      steps++;
    }
    List<Era> eras =
        exits.eras(limited(entries, cohort.limit()).stream().map(Entry::index).toList());
    return new Result(eras.isEmpty() ? steps : steps + 1, eras);
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int c = 0; c < cohort.entry().size(); c++) {
      EventCriteria wanted = cohort.entry().get(c);
      for (Event event : criteria.events(wanted)) {
        for (Period period : history.periods()) {
          if (period.holds(event.start())
              && period.start() + cohort.priorDays() <= event.start()
              && event.start() + cohort.postDays() <= period.end()) {
            IndexEvent index = new IndexEvent(event.start(), event.end(), event.visit(), period);
            entries.add(new Entry(c, event, index));
          }
        }
      }
    }
    return entries;
  }

  /** Ties of the start date go by the row's id, then by the order of the entry criteria. */
  private static List<Entry> limited(List<Entry> entries, EventLimit limit) {
    Comparator<Entry> byStart = Comparator.comparingInt(e -> e.event().start());
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort((limit == EventLimit.LAST ? byStart.reversed() : byStart).thenComparing(BY_ID));
    return limit == EventLimit.ALL || ordered.isEmpty()
        ? ordered
        : new ArrayList<>(ordered.subList(0, 1));
  }
}
