package org.ieum.clinical.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ieum.clinical.circe.CirceCohort;
import org.ieum.clinical.circe.CirceFile;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.cohort.WindowedCriteria;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;

/** The objects {@code target} and {@code outcome}: cohorts in the study's own form or ATLAS's. */
final class Cohorts {
  static final String CIRCE = "circe";
  private static final int OLDEST = 150;

  private final YamlDocument document;
  private final ConceptSets sets;

  Cohorts(YamlDocument document, ConceptSets sets) {
    this.document = document;
    this.sets = sets;
  }

  /** Empty where an ATLAS file cannot be read. */
  Optional<CohortDefinition> target(YamlObject object) {
    if (object.has(CIRCE)) {
      return circe(object, "target");
    }
    DateRange window = Windows.dates(object, "study-window").orElse(DateRange.ANY);
    NumberRange age = Windows.numbers(object, "age-at-index", 0, OLDEST).orElse(NumberRange.ANY);
    Set<Long> gender = Events.concepts(object, "gender");
    List<EventCriteria> entry =
        entry(object).stream().map(e -> narrowed(e, window, age, gender)).toList();
    CohortDefinition target =
        new CohortDefinition(
            object.text("name", "target"),
            entry,
            object.integer("prior-observation-days", 0, Windows.MOST_DAYS, 0),
            0,
            EventLimit.ALL,
            CriteriaGroup.all(List.of()),
            EventLimit.ALL,
            Rules.read(object, sets),
            object.choice("limit", EventLimit.class, EventLimit.FIRST),
            exit(object, new CohortExit.EndOfObservation()),
            List.of(),
            DateRange.ANY,
            0);
    return Optional.of(target);
  }

  /** Empty where an ATLAS file cannot be read. */
  Optional<OutcomeDefinition> outcome(YamlObject object) {
    Optional<CohortDefinition> cohort =
        object.has(CIRCE) ? circe(object, "outcome") : Optional.of(ownOutcome(object));
    List<WindowedCriteria> confirmations = new ArrayList<>();
    if (object.has("confirm")) {
      object.objects("confirm").forEach(c -> confirmations.add(Rules.criterion(c, sets)));
    }
    NumberRange share = Windows.numbers(object, "expected-share", 0, 1).orElse(NumberRange.ANY);
    return cohort.map(c -> new OutcomeDefinition(c, confirmations, share));
  }

  /** Every event is a start of its own, so that one that nothing confirms hides no later one. */
  private CohortDefinition ownOutcome(YamlObject object) {
    return new CohortDefinition(
        object.text("name", "outcome"),
        entry(object),
        object.integer("prior-observation-days", 0, Windows.MOST_DAYS, 0),
        0,
        EventLimit.ALL,
        CriteriaGroup.all(List.of()),
        EventLimit.ALL,
        Rules.read(object, sets),
        object.choice("limit", EventLimit.class, EventLimit.ALL),
        exit(object, new CohortExit.DateOffset(false, 0)),
        List.of(),
        DateRange.ANY,
        0);
  }

  private List<EventCriteria> entry(YamlObject object) {
    List<EventCriteria> entry =
        object.objects("entry").stream().map(e -> Events.read(e, sets)).toList();
    return entry.isEmpty() ? List.of(EventCriteria.any(Domain.OBSERVATION_PERIOD)) : entry;
  }

  private static EventCriteria narrowed(
      EventCriteria e, DateRange window, NumberRange age, Set<Long> gender) {
    return new EventCriteria(
        e.domain(),
        e.conceptSet(),
        e.sourceConceptSet(),
        e.first(),
        window,
        e.end(),
        age,
        gender,
        e.types(),
        e.value(),
        e.valueConcepts(),
        e.units(),
        e.visitTypes(),
        e.length(),
        e.count(),
        e.quantity(),
        e.daysSupply(),
        e.correlated());
  }

  /** {@code {from: start, days: 365}}. */
  private static CohortExit exit(YamlObject cohort, CohortExit byDefault) {
    return cohort
        .optionalObject("exit")
        .<CohortExit>map(
            exit ->
                new CohortExit.DateOffset(
                    exit.choice("from", Side.class) == Side.END,
                    exit.integer("days", 0, Windows.MOST_DAYS)))
        .orElse(byDefault);
  }

  private enum Side {
    START,
    END
  }

  private Optional<CohortDefinition> circe(YamlObject object, String role) {
    int before = document.faultCount();
    Path file = object.path(CIRCE);
    if (document.faultCount() > before) {
      return Optional.empty();
    }
    Optional<CirceCohort> cohort =
        CirceFile.read(document.readAlsoJson(file), object.text("name", role), role);
    cohort.ifPresent(c -> c.conceptSets().forEach(sets::add));
    return cohort.map(CirceCohort::definition);
  }
}
