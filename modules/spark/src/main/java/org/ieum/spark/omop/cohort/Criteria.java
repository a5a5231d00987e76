package org.ieum.spark.omop.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.Demographics;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.Occurrence;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.jspecify.annotations.Nullable;

/** Criteria tried on one person's history. */
final class Criteria {
  private final Leaves leaves;
  private final History history;
  private final @Nullable List<Event>[] found;

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of lists, filled when first asked for.
  Criteria(Leaves leaves, History history) {
    this.leaves = leaves;
    this.history = history;
    this.found = new @Nullable List[leaves.size()];
  }

  /** The events that meet criteria, in the order of start and id. */
  List<Event> events(EventCriteria criteria) {
    int leaf = leaves.of(criteria);
    List<Event> known = found[leaf];
    if (known == null) {
      known = new ArrayList<>();
      for (Event event : history.events(leaf)) {
        if (holds(criteria, event)) {
          known.add(event);
        }
      }
      found[leaf] = known;
    }
    return known;
  }

  private boolean holds(EventCriteria c, Event event) {
    return (c.age().isAny() || ageHolds(c.age(), event.start()))
        && Ranges.holds(c.gender(), history.person().gender())
        && (c.visitTypes().isEmpty() || visitHolds(c.visitTypes(), event.visit()))
        && (c.correlated().isEmpty() || correlatedHolds(c.correlated().get(), event));
  }

  private boolean ageHolds(org.ieum.clinical.cohort.NumberRange age, int day) {
    int birth = history.person().birthYear();
    return Ranges.holds(age, (double) Ranges.year(day) - birth, birth != History.NONE);
  }

  private boolean visitHolds(Set<Long> types, long visit) {
    Long concept = visit == Event.NONE ? null : history.visitConcept(visit);
    return concept != null && types.contains(concept);
  }

  /** As in Circe, criteria about an event outside all observation periods never hold. */
  private boolean correlatedHolds(CriteriaGroup group, Event event) {
    if (group.isEmpty()) {
      return true;
    }
    Period observed = history.observing(event.start());
    return observed != null
        && holds(group, new IndexEvent(event.start(), event.end(), event.visit(), observed));
  }

  boolean holds(CriteriaGroup group, IndexEvent index) {
    if (group.isEmpty()) {
      return true;
    }
    int members = group.criteria().size() + group.demographics().size() + group.groups().size();
    int held = 0;
    for (WindowedCriteria c : group.criteria()) {
      held += holds(c, index) ? 1 : 0;
    }
    for (Demographics d : group.demographics()) {
      held += holds(d, index) ? 1 : 0;
    }
    for (CriteriaGroup g : group.groups()) {
      held += holds(g, index) ? 1 : 0;
    }
    return switch (group.type()) {
      case ALL -> held == members;
      case ANY -> held > 0;
      case AT_LEAST -> held >= group.count();
      case AT_MOST -> held <= group.count();
    };
  }

  private boolean holds(Demographics d, IndexEvent index) {
    History.Person person = history.person();
    return (d.age().isAny() || ageHolds(d.age(), index.start()))
        && Ranges.holds(d.gender(), person.gender())
        && Ranges.holds(d.race(), person.race())
        && Ranges.holds(d.ethnicity(), person.ethnicity())
        && Ranges.holds(d.start(), index.start())
        && Ranges.holds(d.end(), index.end());
  }

  boolean holds(WindowedCriteria criteria, IndexEvent index) {
    List<Event> inside = new ArrayList<>();
    for (Event event : events(criteria.event())) {
      if (inside(criteria, index, event)) {
        inside.add(event);
      }
    }
    Occurrence occurrence = criteria.occurrence();
    int count = count(occurrence.distinct(), inside);
    return switch (occurrence.comparison()) {
      case EXACTLY -> count == occurrence.count();
      case AT_MOST -> count <= occurrence.count();
      case AT_LEAST -> count >= occurrence.count();
    };
  }

  private static boolean inside(WindowedCriteria c, IndexEvent index, Event event) {
    boolean everywhere = c.ignoreObservationPeriod();
    return (everywhere || index.observed().holds(event.start()))
        && inside(c.startWindow(), index, event, everywhere)
        && (c.endWindow().isEmpty() || inside(c.endWindow().get(), index, event, everywhere))
        && (!c.restrictVisit() || (event.visit() != Event.NONE && event.visit() == index.visit()));
  }

  /** An open end of a window reaches to the end of the observation period. */
  private static boolean inside(
      EventWindow window, IndexEvent index, Event event, boolean everywhere) {
    int anchor = window.fromIndexEnd() ? index.end() : index.start();
    int day = window.ofEventEnd() ? event.end() : event.start();
    boolean after =
        window.from().isPresent()
            ? day >= anchor + window.from().getAsInt()
            : everywhere || day >= index.observed().start();
    boolean before =
        window.to().isPresent()
            ? day <= anchor + window.to().getAsInt()
            : everywhere || day <= index.observed().end();
    return after && before;
  }

  private static int count(Occurrence.Distinct distinct, List<Event> events) {
    return switch (distinct) {
      case NOTHING -> events.size();
      case CONCEPT -> distinct(events, Event::concept);
      case START_DATE -> distinct(events, Event::start);
      case VISIT ->
          distinct(events.stream().filter(e -> e.visit() != Event.NONE).toList(), Event::visit);
    };
  }

  private static int distinct(List<Event> events, ToLongFunction<Event> of) {
    Set<Long> seen = new HashSet<>();
    events.forEach(e -> seen.add(of.applyAsLong(e)));
    return seen.size();
  }
}
