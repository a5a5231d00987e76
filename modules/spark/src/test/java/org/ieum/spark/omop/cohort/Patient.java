package org.ieum.spark.omop.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.cohort.InclusionRule;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;

/** One hand-made person, and definitions to take the person through. */
final class Patient {
  static final EventCriteria A = EventCriteria.of(Domain.CONDITION_OCCURRENCE, "a");
  static final EventCriteria B = EventCriteria.of(Domain.DRUG_EXPOSURE, "b");
  static final EventCriteria FIRST_A = first(A);

  /** A definition that a test changes one part of. */
  record Cohort(
      List<EventCriteria> entry,
      int prior,
      int post,
      EventLimit entryLimit,
      CriteriaGroup qualifying,
      EventLimit qualifyingLimit,
      List<InclusionRule> rules,
      EventLimit limit,
      CohortExit exit,
      List<EventCriteria> censoring,
      DateRange dates,
      int pad) {
    static Cohort of(EventCriteria... entry) {
      return new Cohort(
          List.of(entry),
          0,
          0,
          EventLimit.ALL,
          CriteriaGroup.all(List.of()),
          EventLimit.FIRST,
          List.of(),
          EventLimit.ALL,
          new CohortExit.DateOffset(false, 0),
          List.of(),
          DateRange.ANY,
          0);
    }

    Cohort observed(int priorDays, int postDays) {
      return new Cohort(
          entry,
          priorDays,
          postDays,
          entryLimit,
          qualifying,
          qualifyingLimit,
          rules,
          limit,
          exit,
          censoring,
          dates,
          pad);
    }

    Cohort limits(EventLimit ofEntry, EventLimit last) {
      return new Cohort(
          entry,
          prior,
          post,
          ofEntry,
          qualifying,
          qualifyingLimit,
          rules,
          last,
          exit,
          censoring,
          dates,
          pad);
    }

    Cohort qualifying(CriteriaGroup group, EventLimit of) {
      return new Cohort(
          entry, prior, post, entryLimit, group, of, rules, limit, exit, censoring, dates, pad);
    }

    Cohort rule(CriteriaGroup group) {
      List<InclusionRule> more = new ArrayList<>(rules);
      more.add(new InclusionRule("rule " + more.size(), group));
      return new Cohort(
          entry,
          prior,
          post,
          entryLimit,
          qualifying,
          qualifyingLimit,
          more,
          limit,
          exit,
          censoring,
          dates,
          pad);
    }

    Cohort rule(WindowedCriteria criteria) {
      return rule(CriteriaGroup.all(List.of(criteria)));
    }

    Cohort exit(CohortExit other) {
      return new Cohort(
          entry,
          prior,
          post,
          entryLimit,
          qualifying,
          qualifyingLimit,
          rules,
          limit,
          other,
          censoring,
          dates,
          pad);
    }

    Cohort censoring(EventCriteria... events) {
      return new Cohort(
          entry,
          prior,
          post,
          entryLimit,
          qualifying,
          qualifyingLimit,
          rules,
          limit,
          exit,
          List.of(events),
          dates,
          pad);
    }

    Cohort dates(int from, int to) {
      DateRange range = DateRange.between(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to));
      return new Cohort(
          entry,
          prior,
          post,
          entryLimit,
          qualifying,
          qualifyingLimit,
          rules,
          limit,
          exit,
          censoring,
          range,
          pad);
    }

    Cohort pad(int days) {
      return new Cohort(
          entry,
          prior,
          post,
          entryLimit,
          qualifying,
          qualifyingLimit,
          rules,
          limit,
          exit,
          censoring,
          dates,
          days);
    }

    CohortDefinition definition() {
      return new CohortDefinition(
          "cohort",
          entry,
          prior,
          post,
          entryLimit,
          qualifying,
          qualifyingLimit,
          rules,
          limit,
          exit,
          censoring,
          dates,
          pad);
    }
  }

  /** A row before it is known which criteria it meets. */
  private record Found(EventCriteria criteria, Event event, boolean passes) {}

  private final List<Found> rows = new ArrayList<>();
  private final List<Period> periods = new ArrayList<>();
  private int death = History.NONE;
  private long nextId = 100;

  static Patient observed(int from, int to) {
    return new Patient().alsoObserved(from, to);
  }

  Patient alsoObserved(int from, int to) {
    periods.add(new Period(from, to));
    return this;
  }

  Patient has(EventCriteria criteria, int start) {
    return has(criteria, start, start, Event.NONE);
  }

  Patient has(EventCriteria criteria, int start, int end, long visit) {
    return row(criteria, new Event(nextId++, start, end, visit, 1), true);
  }

  Patient row(EventCriteria criteria, Event event, boolean passes) {
    rows.add(new Found(criteria, event, passes));
    return this;
  }

  Patient died(int day) {
    death = day;
    return this;
  }

  private History history(Leaves leaves) {
    History history = new History(leaves);
    history.person(new History.Person(1940, 8507, 8527, 0));
    periods.forEach(p -> history.period(p.start(), p.end()));
    if (death != History.NONE) {
      history.death(death);
    }
    history.visit(7, 9201);
    List<EventCriteria> known = leaves.all();
    for (Found row : rows) {
      for (int leaf = 0; leaf < known.size(); leaf++) {
        EventCriteria asked = known.get(leaf);
        boolean same =
            asked.domain() == row.criteria().domain()
                && asked.conceptSet().equals(row.criteria().conceptSet());
        if (same) {
          history.event(leaf, row.event(), row.passes());
        }
      }
    }
    return history;
  }

  /** The eras, each as {@code start-end}. */
  List<String> eras(Cohort cohort) {
    return result(cohort).eras().stream().map(e -> e.start() + "-" + e.end()).toList();
  }

  Cohorts.Result result(Cohort cohort) {
    Leaves leaves = Leaves.of(study(cohort, cohort, List.of(), settings(0, 0)));
    History history = history(leaves);
    return new Cohorts(cohort.definition(), new Criteria(leaves, history), history).eras();
  }

  /** The result of a study of target and outcome. */
  Persons.Result enter(
      Cohort target,
      Cohort outcome,
      List<WindowedCriteria> confirmations,
      PopulationSettings settings) {
    Persons persons = new Persons(study(target, outcome, confirmations, settings));
    return persons.enter(history(persons.leaves()));
  }

  /** Time-at-risk of day 1 to 100. */
  static PopulationSettings settings(int washout, int minimum) {
    return new PopulationSettings(
        new TimeAtRisk(1, false, 100, false),
        true,
        washout,
        true,
        365,
        minimum,
        new Censoring(Censoring.Policy.IPCW, 10));
  }

  private static OmopDefinition study(
      Cohort target,
      Cohort outcome,
      List<WindowedCriteria> confirmations,
      PopulationSettings settings) {
    return new OmopDefinition(
        List.of(set("a"), set("b")),
        target.definition(),
        new OutcomeDefinition(outcome.definition(), confirmations),
        settings,
        List.of());
  }

  private static ConceptSet set(String name) {
    return new ConceptSet(name, List.of(new ConceptItem(1, "", false, false, false)));
  }

  private static EventCriteria first(EventCriteria c) {
    return new EventCriteria(
        c.domain(),
        c.conceptSet(),
        c.sourceConceptSet(),
        true,
        c.start(),
        c.end(),
        c.age(),
        c.gender(),
        c.types(),
        c.value(),
        c.valueConcepts(),
        c.units(),
        c.visitTypes(),
        c.length(),
        c.count(),
        c.quantity(),
        c.daysSupply(),
        c.correlated());
  }

  /** {@code a} with criteria on the person, the visit and other events. */
  static EventCriteria a(
      NumberRange age, Set<Long> visitTypes, Optional<CriteriaGroup> correlated) {
    return new EventCriteria(
        A.domain(),
        A.conceptSet(),
        Optional.empty(),
        false,
        DateRange.ANY,
        DateRange.ANY,
        age,
        Set.of(),
        Set.of(),
        NumberRange.ANY,
        Set.of(),
        Set.of(),
        visitTypes,
        NumberRange.ANY,
        NumberRange.ANY,
        NumberRange.ANY,
        NumberRange.ANY,
        correlated);
  }

  static OptionalInt days(int n) {
    return OptionalInt.of(n);
  }
}
