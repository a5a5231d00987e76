package org.ieum.jobs.synthesis.cdm;

import java.util.function.Consumer;
import org.ieum.jobs.synthesis.life.Draws;
import org.ieum.jobs.synthesis.life.Draws.Stream;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.ieum.jobs.synthesis.life.Smoking;
import org.ieum.jobs.synthesis.life.Traits;
import org.ieum.jobs.synthesis.risk.Park2013.Activity;
import org.ieum.jobs.synthesis.risk.SmokingStatus;

/** What is asked: smoking (coded after another fashion at Daejeon), education, deprivation … */
final class ObservationRows {
  private static final CdmTable TABLE = CdmTable.OBSERVATION;
  private static final Events.Shape SHAPE =
      Events.Shape.of(
          TABLE, "observation_concept_id", "observation_date", "observation_type_concept_id");
  private static final int VALUE = TABLE.column("value_as_number");
  private static final int ANSWER = TABLE.column("value_as_concept_id");
  private static final int UNIT = TABLE.column("unit_concept_id");

  private final Life life;
  private final Events events;
  private final Draws draws;

  private ObservationRows(Life life, Consumer<Object[]> sink) {
    this.life = life;
    this.events = new Events(SHAPE, life, sink);
    this.draws = life.draws(Stream.OBSERVATION);
  }

  static void write(Life life, Consumer<Object[]> sink) {
    ObservationRows rows = new ObservationRows(life, sink);
    rows.circumstances();
    rows.smoking();
    rows.fill(life.draws(Stream.OBSERVATION_FILL));
  }

  private void add(long concept, int day, long answer) {
    Object[] row = events.row(concept, day);
    row[ANSWER] = answer;
    events.add(row);
  }

  private void number(long concept, int day, double value) {
    Object[] row = events.row(concept, day);
    row[VALUE] = value;
    row[ANSWER] = 0L;
    row[UNIT] = Concepts.NO_UNIT;
    events.add(row);
  }

  /** The day of a visit before any index. */
  private int early() {
    return life.visits().days()[(int) (draws.uniform() * life.visits().before(life.before()))];
  }

  private void circumstances() {
    Traits traits = life.traits();
    add(Concepts.DEPRIVATION, early(), Concepts.DEPRIVATION_FIRST_FIFTH + traits.deprivation() - 1);
    number(Concepts.EDUCATION, early(), traits.education());
    int alcohol = early();
    if (traits.heavyAlcohol()) {
      add(Concepts.HEAVY_ALCOHOL, alcohol, 0);
    }
    int family = early();
    if (traits.familyLungCancer()) {
      add(Concepts.FAMILY_LUNG_CANCER, family, 0);
    }
    int activity = early();
    if (draws.with(0.8)) {
      add(Concepts.ACTIVITY, activity, activity(traits.activity()));
    }
  }

  private static long activity(Activity activity) {
    return switch (activity) {
      case NONE -> Concepts.ACTIVITY_NONE;
      case LIGHT -> Concepts.ACTIVITY_NONE + 1;
      case MODERATE -> Concepts.ACTIVITY_NONE + 2;
      case HEAVY -> Concepts.ACTIVITY_NONE + 3;
    };
  }

  private void smoking() {
    Smoking smoking = life.traits().smoking();
    int entry = life.traits().entry();
    status(smoking.status(), entry);
    int again = early();
    if (draws.with(0.3)) {
      status(smoking.status(), again);
    }
    boolean stops = draws.with(0.1);
    int after = life.visits().before(life.settled() + 1);
    if (smoking.status() == SmokingStatus.CURRENT && stops && after < life.visits().count()) {
      status(SmokingStatus.FORMER, life.visits().days()[after]);
    }
    if (smoking.ever()) {
      int cigarettes = smoking.cigarettes();
      number(Concepts.CIGARETTES, entry, cigarettes);
      number(Concepts.TEN_BY_CIGARETTES, entry, 10.0 / cigarettes);
      number(Concepts.SMOKE_YEARS, entry, smoking.years());
      number(Concepts.QUIT_YEARS, entry, smoking.quitYears());
      number(Concepts.START_AGE, entry, smoking.startAge());
      number(Concepts.PACK_YEARS, entry, cigarettes / 20.0 * smoking.years());
    }
  }

  private void status(SmokingStatus status, int day) {
    if (life.site() == Site.DAEJEON) {
      long concept =
          switch (status) {
            case NEVER -> Concepts.NEVER_SMOKED;
            case FORMER -> Concepts.EX_SMOKER;
            case CURRENT -> Concepts.CIGARETTE_SMOKER;
          };
      add(concept, day, 0);
    } else {
      boolean daily = life.traits().smoking().cigarettes() > 5;
      long answer =
          switch (status) {
            case NEVER -> Concepts.ANSWER_NEVER;
            case FORMER -> Concepts.ANSWER_FORMER;
            case CURRENT -> daily ? Concepts.ANSWER_EVERY_DAY : Concepts.ANSWER_SOME_DAYS;
          };
      add(Concepts.SMOKING_STATUS, day, answer);
    }
  }

  private void fill(Draws fill) {
    int count = Fill.count(life, 0.03, fill);
    for (int i = 0; i < count; i++) {
      int day = life.visits().days()[(int) (fill.uniform() * life.visits().count())];
      number(Concepts.EDUCATION, day, life.traits().education());
    }
  }
}
