package org.ieum.jobs.synthesis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ieum.jobs.synthesis.cdm.CdmTable;
import org.ieum.jobs.synthesis.cdm.CdmTable.Column;
import org.ieum.jobs.synthesis.life.Density;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a hospital's database must keep, asked of Boston, which has the earlier periods. */
class CdmSchemaTest {
  private static final Map<CdmTable, Rows> TABLES = new EnumMap<>(CdmTable.class);
  private static final List<CdmTable> EVENTS =
      List.of(
          CdmTable.VISIT_OCCURRENCE,
          CdmTable.CONDITION_OCCURRENCE,
          CdmTable.DRUG_EXPOSURE,
          CdmTable.MEASUREMENT,
          CdmTable.OBSERVATION,
          CdmTable.PROCEDURE_OCCURRENCE);

  @BeforeAll
  static void draw() {
    Hospital hospital = new Hospital(Site.BOSTON, 2_000, Hospital.SEED, new Density(120));
    for (CdmTable table : CdmTable.values()) {
      TABLES.put(table, Rows.of(hospital, table));
    }
  }

  private static Rows table(CdmTable table) {
    return TABLES.getOrDefault(table, new Rows(table, List.of()));
  }

  @Test
  void everyValueHasItsColumnsTypeAndRequiredOnesAreThere() {
    for (Rows rows : TABLES.values()) {
      assertThat(rows.rows()).as(rows.table().id()).isNotEmpty();
      for (Object[] row : rows.rows()) {
        assertThat(row).hasSize(rows.table().columns().size());
        for (int i = 0; i < row.length; i++) {
          Column column = rows.table().columns().get(i);
          if (row[i] == null) {
            assertThat(column.required()).as(rows.table().id() + "." + column.name()).isFalse();
          } else {
            assertThat(row[i]).isInstanceOf(type(column));
          }
        }
      }
    }
  }

  private static Class<?> type(Column column) {
    return switch (column.type()) {
      case ID -> Long.class;
      case WHOLE -> Integer.class;
      case DAY -> LocalDate.class;
      case NUMBER -> Double.class;
      case TEXT -> String.class;
      case TIME -> Void.class;
    };
  }

  @Test
  void primaryKeysAreUnique() {
    for (CdmTable table : CdmTable.values()) {
      if (table.ofPersons()) {
        Set<Object> keys = new HashSet<>();
        table(table).rows().forEach(row -> keys.add(row[0]));
        assertThat(keys).as(table.id()).hasSameSizeAs(table(table).rows());
      }
    }
  }

  @Test
  void personsAndVisitsThatAreReferredToExist() {
    Set<Object> persons = new HashSet<>();
    table(CdmTable.PERSON).rows().forEach(row -> persons.add(row[0]));
    Set<Object> visits = new HashSet<>();
    table(CdmTable.VISIT_OCCURRENCE).rows().forEach(row -> visits.add(row[0]));
    for (CdmTable events : EVENTS) {
      Rows rows = table(events);
      for (Object[] row : rows.rows()) {
        assertThat(persons.contains(rows.id(row, "person_id"))).isTrue();
        Object visit = rows.get(row, "visit_occurrence_id");
        assertThat(visit == null || visits.contains(visit)).isTrue();
      }
    }
  }

  @Test
  void everyConceptStandsInTheVocabulary() {
    Set<Object> concepts = new HashSet<>();
    table(CdmTable.CONCEPT).rows().forEach(row -> concepts.add(row[0]));
    Set<Object> missing = new HashSet<>();
    for (Rows rows : TABLES.values()) {
      for (int i = 0; i < rows.table().columns().size(); i++) {
        if (rows.table().columns().get(i).name().contains("concept_id")) {
          for (Object[] row : rows.rows()) {
            if (row[i] != null && !concepts.contains(row[i])) {
              missing.add(row[i]);
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void observationPeriodsDoNotOverlap() {
    Rows periods = table(CdmTable.OBSERVATION_PERIOD);
    int several = 0;
    for (List<Object[]> own : periods.byPerson().values()) {
      List<Object[]> sorted = new ArrayList<>(own);
      sorted.sort(Comparator.comparing(row -> periods.day(row, "observation_period_start_date")));
      several += sorted.size() > 1 ? 1 : 0;
      LocalDate last = LocalDate.MIN;
      for (Object[] row : sorted) {
        LocalDate start = periods.day(row, "observation_period_start_date");
        LocalDate end = periods.day(row, "observation_period_end_date");
        assertThat(start).isAfter(last).isBeforeOrEqualTo(end);
        last = end;
      }
    }
    assertThat(several).isPositive();
  }

  @Test
  void everythingHappensWhileThePersonIsObservedAndAlive() {
    Rows periods = table(CdmTable.OBSERVATION_PERIOD);
    Map<Long, Object[]> last = new HashMap<>();
    periods.rows().forEach(row -> last.put(periods.id(row, "person_id"), row));
    Rows persons = table(CdmTable.PERSON);
    Map<Long, Integer> births = new HashMap<>();
    persons
        .rows()
        .forEach(row -> births.put((Long) row[0], (Integer) persons.get(row, "year_of_birth")));
    for (CdmTable events : EVENTS) {
      Rows rows = table(events);
      for (Object[] row : rows.rows()) {
        Object[] period = requireNonNull(last.get(rows.id(row, "person_id")));
        for (Column column : events.columns()) {
          Object day = rows.get(row, column.name());
          if (day instanceof LocalDate date) {
            assertThat(date)
                .isBetween(
                    periods.day(period, "observation_period_start_date"),
                    periods.day(period, "observation_period_end_date"));
            assertThat(date.getYear())
                .isGreaterThan(births.getOrDefault(rows.id(row, "person_id"), 9999));
          }
        }
      }
    }
    Rows deaths = table(CdmTable.DEATH);
    for (Object[] row : deaths.rows()) {
      Object[] period = requireNonNull(last.get(personOf(row)));
      assertThat(deaths.day(row, "death_date"))
          .isEqualTo(periods.day(period, "observation_period_end_date"));
    }
  }

  private static long personOf(Object[] death) {
    return (Long) death[0];
  }
}
