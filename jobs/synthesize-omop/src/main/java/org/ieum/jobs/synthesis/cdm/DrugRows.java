package org.ieum.jobs.synthesis.cdm;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.ieum.jobs.synthesis.life.Draws;
import org.ieum.jobs.synthesis.life.Draws.Stream;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.Traits;

/**
 * Drugs. Who takes a drug for good has an exposure in any 365 days of observation; some took one
 * only long before any index.
 */
final class DrugRows {
  private static final CdmTable TABLE = CdmTable.DRUG_EXPOSURE;
  private static final Events.Shape SHAPE =
      Events.Shape.of(TABLE, "drug_concept_id", "drug_exposure_start_date", "drug_type_concept_id");
  private static final int END = TABLE.column("drug_exposure_end_date");
  private static final int SUPPLY = TABLE.column("days_supply");
  private static final int QUANTITY = TABLE.column("quantity");
  private static final int MOST_DAYS = 90;

  private final Life life;
  private final Events events;
  private final Draws draws;

  private DrugRows(Life life, Consumer<Object[]> sink) {
    this.life = life;
    this.events = new Events(SHAPE, life, sink);
    this.draws = life.draws(Stream.DRUG);
  }

  static void write(Life life, Consumer<Object[]> sink) {
    DrugRows rows = new DrugRows(life, sink);
    rows.lasting();
    rows.dementia();
    rows.fill(life.draws(Stream.DRUG_FILL));
  }

  private void exposure(long drug, int day, int supply) {
    if (events.observed(day)) {
      Object[] row = events.row(drug, day);
      row[END] = LocalDate.ofEpochDay(Math.min(day + supply - 1, life.end()));
      row[SUPPLY] = supply;
      row[QUANTITY] = (double) supply;
      events.add(row);
    }
  }

  private void lasting() {
    Traits traits = life.traits();
    boolean inhibitor = draws.with(0.4);
    lasting(inhibitor ? Concepts.LISINOPRIL : Concepts.AMLODIPINE, traits.antihypertensive());
    lasting(Concepts.ASPIRIN, traits.aspirin());
  }

  private void lasting(long drug, boolean takes) {
    boolean formerly = draws.with(0.04);
    boolean stops = draws.with(0.1);
    if (takes) {
      int last = stops ? life.settled() : life.end();
      for (int day = life.traits().entry(); day <= last; ) {
        int gap = life.density().refillGap(draws);
        exposure(drug, day, Math.min(MOST_DAYS, gap));
        day += gap;
      }
    } else if (formerly) {
      int longAgo = life.before() - 366;
      if (longAgo >= life.traits().entry()) {
        exposure(drug, draws.between(life.traits().entry(), longAgo), 30);
      }
    }
  }

  private void dementia() {
    long drug = Concepts.DONEPEZIL + draws.among(0.6, 0.1, 0.2, 0.1);
    boolean treated = draws.with(0.55);
    int wait = draws.between(0, 60);
    int earlier = life.fate().earlierDementia();
    if (earlier >= 0) {
      if (treated) {
        exposure(drug, life.visits().days()[earlier], 30);
      }
    } else if (life.dementiaObserved()) {
      int day = life.fate().dementia();
      if (treated || day == life.end()) {
        exposure(drug, Math.min(day + wait, life.end()), 30);
        exposure(drug, day + wait + 90, 90);
      }
    }
  }

  private void fill(Draws fill) {
    int count = Fill.count(life, 0.22, fill);
    long statin = fill.with(0.4) ? Concepts.SIMVASTATIN : Concepts.ATORVASTATIN;
    for (int i = 0; i < count; i++) {
      boolean metformin = life.traits().diabetes() && fill.with(0.5);
      int day = life.visits().days()[(int) (fill.uniform() * life.visits().count())];
      exposure(metformin ? Concepts.METFORMIN : statin, day, 30);
    }
  }
}
