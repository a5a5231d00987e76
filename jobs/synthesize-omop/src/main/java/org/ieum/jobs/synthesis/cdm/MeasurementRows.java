package org.ieum.jobs.synthesis.cdm;

import java.util.function.Consumer;
import org.ieum.jobs.synthesis.life.Draws;
import org.ieum.jobs.synthesis.life.Draws.Stream;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.SiteProfile.Site;
import org.ieum.jobs.synthesis.life.Traits;

/**
 * Measurements, in the units of the site; a few without a unit, a few implausible. More of them
 * before an index than after, so that two years of history hold what a study needs of those who
 * come to be measured.
 */
final class MeasurementRows {
  private static final CdmTable TABLE = CdmTable.MEASUREMENT;
  private static final Events.Shape SHAPE =
      Events.Shape.of(
          TABLE, "measurement_concept_id", "measurement_date", "measurement_type_concept_id");
  private static final int VALUE = TABLE.column("value_as_number");
  private static final int ANSWER = TABLE.column("value_as_concept_id");
  private static final int UNIT = TABLE.column("unit_concept_id");

  private static final double NO_UNIT = 0.02;
  private static final double IMPLAUSIBLE = 0.0015;
  private static final double KPA_SHARE = 0.4;
  private static final double KPA_PER_MMHG = 0.133322;

  private final Life life;
  private final Events events;
  private final Draws draws;

  private MeasurementRows(Life life, Consumer<Object[]> sink) {
    this.life = life;
    this.events = new Events(SHAPE, life, sink);
    this.draws = life.draws(Stream.MEASUREMENT);
  }

  static void write(Life life, Consumer<Object[]> sink) {
    MeasurementRows rows = new MeasurementRows(life, sink);
    for (int i = 0; i < life.visits().count(); i++) {
      rows.visit(i);
    }
    rows.apoe();
    rows.workUp();
    rows.fill(life.draws(Stream.MEASUREMENT_FILL));
  }

  private void value(long concept, int day, double value, long unit) {
    if (events.observed(day)) {
      Object[] row = events.row(concept, day);
      row[VALUE] = value;
      row[UNIT] = unit;
      events.add(row);
    }
  }

  private static double rounded(double value, int decimals) {
    double unit = Math.pow(10, decimals);
    return Math.rint(value * unit) / unit;
  }

  private void visit(int visit) {
    Traits traits = life.traits();
    int day = life.visits().days()[visit];
    boolean early = day < life.settled();
    if (life.bmiDays()[visit]) {
      bmi(day);
    }
    if (draws.with(early ? 0.5 : 0.15)) {
      double pressure = Math.max(75, Math.rint(traits.pressure() + 8 * draws.normal()));
      boolean kilo = life.site() == Site.DAEJEON && draws.with(KPA_SHARE);
      value(
          Concepts.SYSTOLIC,
          day,
          kilo ? rounded(pressure * KPA_PER_MMHG, 2) : pressure,
          kilo ? Concepts.KPA : Concepts.MMHG);
    }
    if (draws.with(early ? 0.35 : 0.08)) {
      lab(Lab.CHOLESTEROL, day, draws);
    }
    if (draws.with(early ? 0.25 : 0.05)) {
      boolean molar = life.site() == Site.DAEJEON && draws.with(0.5);
      double glucose = Math.rint(traits.glucose());
      value(
          Concepts.GLUCOSE,
          day,
          molar ? rounded(glucose / 18.016, 3) : glucose,
          molar ? Concepts.MMOL_L : Concepts.MG_DL);
    }
  }

  private void bmi(int day) {
    if (draws.with(IMPLAUSIBLE)) {
      value(Concepts.BMI, day, draws.with(0.5) ? 1.7 : 1000, Concepts.KG_M2);
    }
    long unit = draws.with(NO_UNIT) ? Concepts.NO_UNIT : Concepts.KG_M2;
    value(Concepts.BMI, day, life.traits().bmiOn(day), unit);
  }

  private void lab(Lab lab, int day, Draws random) {
    double value = Math.max(lab.mean() / 3, lab.mean() + lab.spread() * random.normal());
    boolean other = lab.otherSite() == life.site() && random.with(lab.otherShare());
    value(
        lab.concept(),
        day,
        other ? rounded(value * lab.factor() + lab.offset(), 2) : rounded(value, lab.decimals()),
        other ? lab.otherUnit() : lab.unit());
  }

  private void apoe() {
    boolean known = !draws.with(0.02);
    int visit = (int) (draws.uniform() * life.visits().before(life.before()));
    if (known) {
      Object[] row = events.row(Concepts.APOE, life.visits().days()[visit]);
      row[ANSWER] = life.traits().apoe4() ? Concepts.APOE_CARRIER : Concepts.APOE_NON_CARRIER;
      events.add(row);
    }
  }

  /** What is measured only where a diagnosis is near: leaks, if a window reached so far. */
  private void workUp() {
    double score = 17 + 4 * draws.normal();
    double marker = 6 * draws.exponential();
    int before = draws.between(1, 20);
    if (life.dementiaObserved()) {
      double mmse = Math.max(0, Math.min(27, Math.rint(score)));
      value(Concepts.MMSE, life.fate().dementia(), mmse, Concepts.NO_UNIT);
    }
    if (life.lungObserved() && life.fate().lung() - before > life.settled()) {
      value(Concepts.CEA, life.fate().lung() - before, rounded(marker, 1), Concepts.NG_ML);
    }
  }

  private void fill(Draws fill) {
    int count = Fill.count(life, 0.42, fill);
    for (int i = 0; i < count; i++) {
      int day = life.visits().days()[(int) (fill.uniform() * life.visits().count())];
      lab(Lab.ROUTINE[fill.between(0, Lab.ROUTINE.length - 1)], day, fill);
    }
  }
}
