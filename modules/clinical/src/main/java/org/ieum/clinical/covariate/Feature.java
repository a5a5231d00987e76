package org.ieum.clinical.covariate;

import java.util.List;
import java.util.Set;
import org.ieum.clinical.cohort.Domain;

/** How a covariate's value is found in a patient's history. */
public sealed interface Feature {
  /** Public levels where the feature is categorical, the reference first. */
  default List<String> levels() {
    return List.of();
  }

  /** Whether the value is 0 or 1. */
  default boolean binary() {
    return false;
  }

  /** Age in years at the index date: days from birth / 365.25; day and month default to 1 July. */
  record Age() implements Feature {}

  /** Calendar year of the index date, with the day as fraction of 365.25. */
  record IndexYear() implements Feature {}

  /** 1 where person.gender_concept_id is one of the concepts. */
  record Gender(Set<Long> concepts) implements Feature {
    public Gender {
      concepts = Set.copyOf(concepts);
    }

    @Override
    public boolean binary() {
      return true;
    }
  }

  /** 1 where person.race_concept_id is one of the concepts; absent where it is 0. */
  record Race(Set<Long> concepts) implements Feature {
    public Race {
      concepts = Set.copyOf(concepts);
    }

    @Override
    public boolean binary() {
      return true;
    }
  }

  /** 1 where person.ethnicity_concept_id is one of the concepts; absent where it is 0. */
  record Ethnicity(Set<Long> concepts) implements Feature {
    public Ethnicity {
      concepts = Set.copyOf(concepts);
    }

    @Override
    public boolean binary() {
      return true;
    }
  }

  /**
   * 1 where an event of any of the domains with a concept of the set starts in the window, else 0.
   * At a site that has no such event of anyone, ever, the covariate is masked: absent for all.
   */
  record Presence(List<Domain> domains, String conceptSet, LookBack window) implements Feature {
    public Presence {
      domains = List.copyOf(domains);
    }

    @Override
    public boolean binary() {
      return true;
    }
  }

  /** How many distinct days have such an event. Masked as {@link Presence} is. */
  record DayCount(Domain domain, String conceptSet, LookBack window) implements Feature {}

  /**
   * The latest value_as_number in the window after unit conversion and plausibility; ties of the
   * day go to the greatest row id. Rows whose unit is not among the conversions are left out and
   * counted for the pre-run checks.
   *
   * @param domain MEASUREMENT or OBSERVATION
   */
  record LatestValue(
      Domain domain, String conceptSet, LookBack window, List<UnitConversion> conversions)
      implements Feature {
    public LatestValue {
      conversions = List.copyOf(conversions);
    }
  }

  /**
   * The level of the latest row in the window: by its value_as_concept_id, or, where a level names
   * none, by its own concept. Ties of the day go to the greatest row id. Absent where no row is of
   * any level.
   *
   * @param domain MEASUREMENT or OBSERVATION
   */
  record LatestLevel(Domain domain, String conceptSet, LookBack window, List<Level> categories)
      implements Feature {
    /**
     * A level.
     *
     * @param concepts value_as_concept_id, or observation/measurement concept ids
     */
    public record Level(String name, Set<Long> concepts) {
      public Level {
        concepts = Set.copyOf(concepts);
      }
    }

    public LatestLevel {
      categories = List.copyOf(categories);
    }

    @Override
    public List<String> levels() {
      return categories.stream().map(Level::name).toList();
    }
  }
}
