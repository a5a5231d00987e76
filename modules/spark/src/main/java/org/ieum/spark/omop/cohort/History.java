package org.ieum.spark.omop.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ieum.clinical.cohort.EventCriteria;
import org.jspecify.annotations.Nullable;

/** What is known of one person, gathered row by row in any order. */
public final class History {
  /** Stands for an absent day or year. */
  public static final int NONE = Integer.MIN_VALUE;

  /** Of the person's row; absent concepts are 0. */
  public record Person(int birthYear, long gender, long race, long ethnicity) {}

  private final List<EventCriteria> criteria;
  private final List<List<Event>> events = new ArrayList<>();
  private final @Nullable Event[] earliest;
  private final boolean[] earliestPasses;
  private final List<Period> periods = new ArrayList<>();
  private final Map<Long, Long> visitConcepts = new HashMap<>();
  private @Nullable Person person;
  private int death = NONE;

  public History(Leaves leaves) {
    criteria = leaves.all();
    criteria.forEach(c -> events.add(new ArrayList<>()));
    earliest = new @Nullable Event[criteria.size()];
    earliestPasses = new boolean[criteria.size()];
  }

  public void person(Person row) {
    person = row;
  }

  /** Whether the person has a row; without one there is no person, only stray rows. */
  public boolean isPerson() {
    return person != null;
  }

  public void period(int start, int end) {
    periods.add(new Period(start, end));
    periods.sort(Comparator.comparingInt(Period::start).thenComparingInt(Period::end));
  }

  /** The earliest of several days counts. */
  public void death(int day) {
    death = death == NONE ? day : Math.min(death, day);
  }

  public void visit(long id, long concept) {
    visitConcepts.put(id, concept);
  }

  /**
   * An event of criteria.
   *
   * @param passes whether the row meets all that the criteria say about rows; where the criteria
   *     want a person's first row, rows of their concepts count even if they do not pass
   */
  public void event(int leaf, Event event, boolean passes) {
    if (!criteria.get(leaf).first()) {
      if (passes) {
        events.get(leaf).add(event);
      }
      return;
    }
    Event before = earliest[leaf];
    if (before == null || Event.ORDER.compare(event, before) < 0) {
      earliest[leaf] = event;
      earliestPasses[leaf] = passes;
    }
  }

  /** In the order of start and id. */
  List<Event> events(int leaf) {
    Event first = earliest[leaf];
    if (first != null) {
      return earliestPasses[leaf] ? List.of(first) : List.of();
    }
    List<Event> found = events.get(leaf);
    found.sort(Event.ORDER);
    return found;
  }

  public List<Period> periods() {
    return List.copyOf(periods);
  }

  /** Whether two observation periods share a day, or one ends before it starts. */
  public boolean periodsAreFaulty() {
    for (int i = 0; i < periods.size(); i++) {
      boolean turned = periods.get(i).end() < periods.get(i).start();
      if (turned || (i > 0 && periods.get(i).start() <= periods.get(i - 1).end())) {
        return true;
      }
    }
    return false;
  }

  /** The observation period that holds a day. */
  @Nullable Period observing(int day) {
    for (Period period : periods) {
      if (period.holds(day)) {
        return period;
      }
    }
    return null;
  }

  Person person() {
    return java.util.Objects.requireNonNull(person);
  }

  int death() {
    return death;
  }

  @Nullable Long visitConcept(long visit) {
    return visitConcepts.get(visit);
  }
}
