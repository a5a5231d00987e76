package org.ieum.jobs.synthesis.cdm;

import java.util.Map;
import java.util.function.Consumer;
import org.ieum.jobs.synthesis.life.Draws;
import org.ieum.jobs.synthesis.life.Draws.Stream;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.ieum.jobs.synthesis.life.Traits;
import org.ieum.jobs.synthesis.life.Visits;

/**
 * Diagnoses. Lasting illness is on record before the first index; some of it begins on the day of
 * the index or later and must not be taken for a covariate. An observed dementia or lung cancer is
 * always confirmed; some persons have one unconfirmed dementia code.
 */
final class ConditionRows {
  private static final CdmTable TABLE = CdmTable.CONDITION_OCCURRENCE;
  private static final Events.Shape SHAPE =
      Events.Shape.of(
          TABLE, "condition_concept_id", "condition_start_date", "condition_type_concept_id");
  private static final int SOURCE = TABLE.column("condition_source_concept_id");
  private static final int END = TABLE.column("condition_end_date");
  private static final Map<Long, Long> SOURCES = Vocabulary.sourcesByStandard();

  private final Life life;
  private final Events events;
  private final Draws draws;

  private ConditionRows(Life life, Consumer<Object[]> sink) {
    this.life = life;
    this.events = new Events(SHAPE, life, sink);
    this.draws = life.draws(Stream.CONDITION);
  }

  static void write(Life life, Consumer<Object[]> sink) {
    ConditionRows rows = new ConditionRows(life, sink);
    rows.lasting();
    rows.dementia();
    rows.lung();
    rows.fill(life.draws(Stream.CONDITION_FILL));
  }

  private void code(long concept, int day) {
    if (events.observed(day)) {
      Object[] row = events.row(concept, day);
      Long source = SOURCES.get(concept);
      row[SOURCE] = source == null ? 0L : source;
      row[END] = row[TABLE.column("condition_start_date")];
      events.add(row);
    }
  }

  private int day(int visit) {
    return life.visits().days()[visit];
  }

  private void lasting() {
    Traits traits = life.traits();
    int dementia = life.dementiaIndex();
    int lung = life.lungIndex();
    lasting(Concepts.DEPRESSION, traits.depression(), dementia);
    boolean typed = draws.with(0.7);
    lasting(typed ? Concepts.DIABETES_2 : Concepts.DIABETES, traits.diabetes(), dementia);
    lasting(
        traits.stroke() == 2 ? Concepts.TRANSIENT_ISCHEMIA : Concepts.CEREBRAL_INFARCTION,
        traits.stroke() != 0,
        dementia);
    lasting(Concepts.ATRIAL_FIBRILLATION, traits.atrialFibrillation(), dementia);
    lasting(Concepts.COPD, traits.copd(), lung);
    lasting(cancer(traits), traits.cancer() > 0, lung);
    boolean hypertensive = traits.antihypertensive() || traits.pressure() >= 140;
    lasting(Concepts.HYPERTENSION, hypertensive, -1);
    if (life.site() != Site.DAEJEON) {
      lasting(Concepts.HEARING_LOSS, traits.hearingLoss(), -1);
    }
    if (traits.cancer() > 0 && draws.with(0.1)) {
      code(Concepts.SECONDARY_LUNG_CANCER, draws.between(life.traits().entry(), life.end()));
    }
  }

  private static long cancer(Traits traits) {
    int kind = Math.max(0, traits.cancer() - 1);
    return kind < Concepts.OTHER_CANCERS.length
        ? Concepts.OTHER_CANCERS[kind]
        : traits.female() ? Concepts.BREAST_CANCER : Concepts.PROSTATE_CANCER;
  }

  /** The same number of draws whether or not the person has it. */
  private void lasting(long concept, boolean has, int index) {
    Visits visits = life.visits();
    double first = draws.uniform();
    double again = draws.uniform();
    double late = draws.uniform();
    int known = visits.before(life.before());
    if (has) {
      code(concept, day((int) (first * known)));
      if (again < 0.4) {
        code(concept, day((int) (again / 0.4 * visits.count())));
      }
    } else if (index >= 0 && late < 0.005) {
      code(concept, index);
    } else if (late < 0.03) {
      int after = visits.before(life.settled() + 1);
      if (after < visits.count()) {
        code(concept, day(after + (int) (first * (visits.count() - after))));
      }
    }
  }

  private void dementia() {
    long kind =
        switch (draws.among(0.35, 0.45, 0.14, 0.06)) {
          case 0 -> Concepts.DEMENTIA;
          case 1 -> Concepts.ALZHEIMER;
          case 2 -> Concepts.VASCULAR_DEMENTIA;
          default -> Concepts.LEWY_BODY;
        };
    int gap = draws.between(14, 90);
    int prodrome = draws.between(30, 300);
    boolean noticed = draws.with(0.6);
    double lone = draws.uniform();
    int earlier = life.fate().earlierDementia();
    if (earlier >= 0) {
      code(kind, day(earlier));
      code(kind, Math.min(day(earlier) + gap, life.end()));
    } else if (life.fate().earlyRuleOut() >= 0) {
      code(Concepts.DEMENTIA, day(life.fate().earlyRuleOut()));
    } else if (life.dementiaObserved()) {
      int day = life.fate().dementia();
      code(kind, day);
      if (day < life.end()) {
        code(kind, Math.min(day + gap, life.end()));
      }
      if (noticed && day - prodrome > life.settled()) {
        code(complaint(), day - prodrome);
      }
    } else if (lone < 0.012 && life.settled() < life.end()) {
      code(Concepts.DEMENTIA, draws.between(life.settled() + 1, life.end()));
    } else if (lone < 0.03) {
      code(complaint(), draws.between(life.traits().entry(), life.end()));
    }
  }

  private long complaint() {
    return switch (draws.among(0.4, 0.3, 0.3)) {
      case 0 -> Concepts.MILD_COGNITIVE_DISORDER;
      case 1 -> Concepts.MINIMAL_COGNITIVE_IMPAIRMENT;
      default -> Concepts.MEMORY_IMPAIRMENT;
    };
  }

  private void lung() {
    long kind =
        switch (draws.among(0.55, 0.35, 0.10)) {
          case 0 -> Concepts.LUNG_CANCER;
          case 1 -> Concepts.NON_SMALL_CELL;
          default -> Concepts.RESPIRATORY_CANCER;
        };
    int gap = draws.between(7, 60);
    int earlier = life.fate().earlierLung();
    if (earlier >= 0 || life.lungObserved()) {
      int day = earlier >= 0 ? day(earlier) : life.fate().lung();
      code(kind, day);
      code(kind, Math.min(day + gap, life.end()));
    }
  }

  private void fill(Draws fill) {
    int count = Fill.count(life, 0.25, fill);
    for (int i = 0; i < count; i++) {
      int day = day((int) (fill.uniform() * life.visits().count()));
      code(Concepts.PLAIN_CONDITIONS[fill.between(0, Concepts.PLAIN_CONDITIONS.length - 1)], day);
    }
  }
}
