package org.ieum.spark.omop.cohort;

import java.util.ArrayList;
import java.util.List;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.omop.OmopDefinition;
import org.jspecify.annotations.Nullable;

/** Takes persons through the steps of a definition, one after another. */
public final class Persons {
  /**
   * What became of a person.
   *
   * @param steps how many attrition steps the person passed, counted from the entry events
   * @param member present where the person passed all
   */
  public record Result(int steps, @Nullable Member member) {}

  private final OmopDefinition definition;
  private final Leaves leaves;
  private final Population population;

  public Persons(OmopDefinition definition) {
    this.definition = definition;
    this.leaves = Leaves.of(definition);
    this.population = new Population(definition.population());
  }

  /** The criteria that a history is gathered for. */
  public Leaves leaves() {
    return leaves;
  }

  public Result enter(History history) {
    Criteria criteria = new Criteria(leaves, history);
    Cohorts.Result target = new Cohorts(definition.target(), criteria, history).eras();
    // Joined eras that begin, after a cut by dates, outside all observation periods do not count.
    List<Era> eras =
        target.eras().stream().filter(e -> history.observing(e.start()) != null).toList();
    if (eras.isEmpty()) {
      return new Result(target.steps() - (target.eras().isEmpty() ? 0 : 1), null);
    }
    Population.Result entered = population.enter(eras, history, outcomes(criteria, history));
    return new Result(target.steps() + entered.steps(), entered.member());
  }

  private List<Integer> outcomes(Criteria criteria, History history) {
    List<Integer> days = new ArrayList<>();
    for (Era era : new Cohorts(definition.outcome().cohort(), criteria, history).eras().eras()) {
      if (confirmed(era, criteria, history)) {
        days.add(era.start());
      }
    }
    return days;
  }

  private boolean confirmed(Era era, Criteria criteria, History history) {
    List<WindowedCriteria> confirmations = definition.outcome().confirmations();
    if (confirmations.isEmpty()) {
      return true;
    }
    Period observed = history.observing(era.start());
    if (observed == null) {
      return false;
    }
    IndexEvent index = new IndexEvent(era.start(), era.end(), era.visit(), observed);
    return confirmations.stream().anyMatch(c -> criteria.holds(c, index));
  }
}
