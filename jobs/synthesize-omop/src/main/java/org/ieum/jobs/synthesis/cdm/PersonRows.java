package org.ieum.jobs.synthesis.cdm;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.ieum.jobs.synthesis.life.Draws;
import org.ieum.jobs.synthesis.life.Draws.Stream;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.ieum.jobs.synthesis.life.Traits;
import org.ieum.jobs.synthesis.life.Visits;

/** Who the person is, when observed, which visits, and death. */
final class PersonRows {
  private static final CdmTable PERSON = CdmTable.PERSON;
  private static final int GENDER = PERSON.column("gender_concept_id");
  private static final int YEAR = PERSON.column("year_of_birth");
  private static final int MONTH = PERSON.column("month_of_birth");
  private static final int DAY = PERSON.column("day_of_birth");
  private static final int RACE = PERSON.column("race_concept_id");
  private static final int ETHNICITY = PERSON.column("ethnicity_concept_id");

  private static final CdmTable VISIT = CdmTable.VISIT_OCCURRENCE;
  private static final int VISIT_CONCEPT = VISIT.column("visit_concept_id");
  private static final int VISIT_START = VISIT.column("visit_start_date");
  private static final int VISIT_END = VISIT.column("visit_end_date");
  private static final int VISIT_TYPE = VISIT.column("visit_type_concept_id");
  private static final int PRECEDING = VISIT.column("preceding_visit_occurrence_id");

  private static final long HISPANIC = 38003563;
  private static final long NOT_HISPANIC = 38003564;
  private static final double EARLIER_PERIOD = 0.05;

  private PersonRows() {}

  static void person(Life life, Consumer<Object[]> sink) {
    Traits traits = life.traits();
    LocalDate birth = LocalDate.ofEpochDay(traits.birth());
    Object[] row = new Object[PERSON.columns().size()];
    row[0] = life.person();
    row[GENDER] = traits.female() ? Concepts.FEMALE : Concepts.MALE;
    row[YEAR] = birth.getYear();
    row[MONTH] = birth.getMonthValue();
    row[DAY] = birth.getDayOfMonth();
    row[RACE] =
        switch (traits.race()) {
          case WHITE -> 8527L;
          case BLACK -> 8516L;
          case ASIAN -> 8515L;
          case KOREAN -> 38003585L;
          case UNKNOWN -> 0L;
        };
    row[ETHNICITY] = traits.hispanic() ? HISPANIC : NOT_HISPANIC;
    sink.accept(row);
  }

  /** The observed years; at Boston some persons were there before, with a gap between. */
  static void periods(Life life, Consumer<Object[]> sink) {
    int entry = life.traits().entry();
    Draws draws = life.draws(Stream.PERIOD);
    long id = Events.firstId(life.person());
    if (life.site() == Site.BOSTON && draws.with(EARLIER_PERIOD)) {
      int last = entry - draws.between(400, 900);
      sink.accept(period(id++, life, last - draws.between(100, 1200), last));
    }
    sink.accept(period(id, life, entry, life.end()));
  }

  private static Object[] period(long id, Life life, int from, int to) {
    return new Object[] {
      id, life.person(), LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to), Concepts.EHR
    };
  }

  static void visits(Life life, Consumer<Object[]> sink) {
    Visits visits = life.visits();
    long id = Events.firstId(life.person());
    for (int i = 0; i < visits.count(); i++) {
      int day = visits.days()[i];
      Object[] row = new Object[VISIT.columns().size()];
      row[0] = id + i;
      row[1] = life.person();
      row[VISIT_CONCEPT] =
          switch (visits.kinds()[i]) {
            case OUTPATIENT -> 9202L;
            case INPATIENT -> 9201L;
            case EMERGENCY -> 9203L;
          };
      boolean stays = visits.kinds()[i] == Visits.Kind.INPATIENT;
      int next = i + 1 < visits.count() ? visits.days()[i + 1] - 1 : life.end();
      int end = stays ? Math.min(day + 1 + day % 8, next) : day;
      row[VISIT_START] = LocalDate.ofEpochDay(day);
      row[VISIT_END] = LocalDate.ofEpochDay(Math.max(day, end));
      row[VISIT_TYPE] = Concepts.EHR;
      if (i > 0) {
        row[PRECEDING] = id + i - 1;
      }
      sink.accept(row);
    }
  }

  static void death(Life life, Consumer<Object[]> sink) {
    if (life.deathObserved()) {
      Object[] row = new Object[CdmTable.DEATH.columns().size()];
      row[0] = life.person();
      row[1] = LocalDate.ofEpochDay(life.end());
      row[CdmTable.DEATH.column("death_type_concept_id")] = Concepts.EHR;
      sink.accept(row);
    }
  }
}
