package org.ieum.jobs.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.Risks;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.ieum.jobs.synthesis.risk.DementiaRisk;
import org.ieum.jobs.synthesis.risk.SmokingStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The dementia study, worked here from the rows alone, finds the persons, outcomes and covariates
 * that the truth says.
 */
class StudyFromRowsTest {
  private static final Set<Long> DEMENTIA = Set.of(4182210L, 378419L, 443605L, 380701L);

  /** An event of the person under study. */
  private record Event(long concept, LocalDate day, Object[] row) {}

  private final List<Rows> tables = new ArrayList<>();
  private final List<Map<Long, List<Object[]>>> byPerson = new ArrayList<>();

  private List<Event> events(CdmTable table, String concept, String day, long person) {
    for (int i = 0; i < tables.size(); i++) {
      Rows rows = tables.get(i);
      if (rows.table() == table) {
        return byPerson.get(i).getOrDefault(person, List.of()).stream()
            .map(row -> new Event(rows.id(row, concept), rows.day(row, day), row))
            .sorted(Comparator.comparing(Event::day))
            .toList();
      }
    }
    throw new IllegalArgumentException(table.id());
  }

  private static boolean any(
      List<Event> events, LongPredicate concept, LocalDate from, LocalDate to) {
    return events.stream()
        .anyMatch(
            e -> concept.test(e.concept()) && !e.day().isBefore(from) && !e.day().isAfter(to));
  }

  private static boolean isDementiaDrug(long concept) {
    return concept >= 2000001004L && concept <= 2000001007L;
  }

  @ParameterizedTest
  @EnumSource(Site.class)
  void rowsSayWhatTheTruthSays(Site site) {
    Hospital hospital = new Hospital(site, 4_000, 11, new Density(60));
    for (CdmTable table : CdmTable.values()) {
      if (table.ofPersons()) {
        Rows rows = Rows.of(hospital, table);
        tables.add(rows);
        byPerson.add(rows.byPerson());
      }
    }
    int eligible = 0;
    int cases = 0;
    for (long person = 1; person <= hospital.persons(); person++) {
      Life life = hospital.life(person);
      List<Event> conditions =
          events(
              CdmTable.CONDITION_OCCURRENCE,
              "condition_concept_id",
              "condition_start_date",
              person);
      List<Event> drugs =
          events(CdmTable.DRUG_EXPOSURE, "drug_concept_id", "drug_exposure_start_date", person);
      Optional<LocalDate> found = index(life, conditions, drugs);
      assertThat(found.isPresent())
          .as("person %d", person)
          .isEqualTo(life.dementiaEligible() && life.dementiaIndex() <= life.end());
      if (found.isPresent()) {
        LocalDate index = found.get();
        eligible++;
        assertThat(index.toEpochDay()).isEqualTo(life.dementiaIndex());
        boolean dementia = outcome(conditions, drugs, index);
        int diagnosis = life.fate().dementia();
        assertThat(dementia)
            .isEqualTo(
                life.dementiaObserved() && diagnosis - life.dementiaIndex() <= Risks.DEMENTIA_DAYS);
        cases += dementia ? 1 : 0;
        compare(life, index, conditions, drugs);
      }
    }
    assertThat(eligible).isGreaterThan(2_000);
    assertThat(cases).isGreaterThan(15);
  }

  private Optional<LocalDate> index(Life life, List<Event> conditions, List<Event> drugs) {
    LocalDate entry = LocalDate.ofEpochDay(life.traits().entry());
    int birth = LocalDate.ofEpochDay(life.traits().birth()).getYear();
    for (Event visit :
        events(CdmTable.VISIT_OCCURRENCE, "visit_concept_id", "visit_start_date", life.person())) {
      LocalDate day = visit.day();
      int age = day.getYear() - birth;
      if (visit.concept() != 9203
          && !day.isBefore(LocalDate.of(2012, 1, 1))
          && !day.isAfter(LocalDate.of(2018, 12, 31))
          && ChronoUnit.DAYS.between(entry, day) >= 365
          && age >= 60
          && age <= 84) {
        boolean before =
            any(conditions, DEMENTIA::contains, entry, day)
                || any(drugs, StudyFromRowsTest::isDementiaDrug, entry, day);
        return before ? Optional.empty() : Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static boolean outcome(List<Event> conditions, List<Event> drugs, LocalDate index) {
    for (Event code : conditions) {
      long days = ChronoUnit.DAYS.between(index, code.day());
      if (DEMENTIA.contains(code.concept()) && days >= 1 && days <= 1825) {
        LocalDate end = code.day().plusDays(365);
        if (any(conditions, DEMENTIA::contains, code.day().plusDays(1), end)
            || any(drugs, StudyFromRowsTest::isDementiaDrug, code.day(), end)) {
          return true;
        }
      }
    }
    return false;
  }

  private void compare(Life life, LocalDate index, List<Event> conditions, List<Event> drugs) {
    DementiaRisk risk = life.dementiaRisk();
    LocalDate eve = index.minusDays(1);
    LocalDate ever = LocalDate.of(1900, 1, 1);
    LocalDate year = index.minusDays(365);
    assertThat(any(conditions, c -> c == 440383, ever, eve)).isEqualTo(risk.depression());
    assertThat(any(conditions, c -> c == 443454 || c == 373503, ever, eve))
        .isEqualTo(risk.stroke());
    assertThat(any(conditions, c -> c == 313217, ever, eve)).isEqualTo(risk.atrialFibrillation());
    assertThat(any(conditions, c -> c == 201820 || c == 201826, ever, eve))
        .isEqualTo(risk.diabetes());
    assertThat(any(drugs, c -> c == 2000001001L, year, eve)).isEqualTo(risk.aspirin());
    assertThat(any(drugs, c -> c == 2000001002L || c == 2000001003L, year, eve))
        .isEqualTo(risk.antihypertensive());
    List<Event> observations =
        events(CdmTable.OBSERVATION, "observation_concept_id", "observation_date", life.person());
    assertThat(any(observations, c -> c == 2000000120L, ever, eve)).isEqualTo(risk.heavyAlcohol());
    assertThat(any(observations, c -> c == 2000000101L, ever, eve)).isTrue();
    assertThat(smoking(observations, eve)).isEqualTo(risk.smoking());
    assertThat(life.bmiOnRecord(life.dementiaIndex())).isEqualTo(sameBmi(life, index));
  }

  private static SmokingStatus smoking(List<Event> observations, LocalDate eve) {
    SmokingStatus latest = SmokingStatus.NEVER;
    int answer = new Rows(CdmTable.OBSERVATION, List.of()).column("value_as_concept_id");
    for (Event e : observations) {
      if (!e.day().isAfter(eve)) {
        long value = e.row()[answer] instanceof Long known ? known : 0;
        if (e.concept() == 4310250 || value == 45883458) {
          latest = SmokingStatus.FORMER;
        } else if (e.concept() == 903657 || value == 45881517 || value == 45884037) {
          latest = SmokingStatus.CURRENT;
        }
      }
    }
    return latest;
  }

  /** Whether there is a plausible BMI in two years; the latest must be the one the risk is of. */
  private boolean sameBmi(Life life, LocalDate index) {
    Rows shape = new Rows(CdmTable.MEASUREMENT, List.of());
    Double latest = null;
    for (Event e :
        events(CdmTable.MEASUREMENT, "measurement_concept_id", "measurement_date", life.person())) {
      if (e.concept() == 3038553
          && e.day().isBefore(index)
          && !e.day().isBefore(index.minusDays(730))
          && shape.get(e.row(), "value_as_number") instanceof Double value
          && value >= 10
          && value <= 80) {
        latest = value;
      }
    }
    if (latest != null) {
      assertThat(latest).isEqualTo(life.dementiaRisk().bmi());
    }
    return latest != null;
  }
}
