package org.ieum.jobs.synthesis.cdm;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import org.ieum.jobs.synthesis.life.Life;
import org.ieum.jobs.synthesis.life.Risks;
import org.jspecify.annotations.Nullable;

/** The sidecar's columns: what a study cannot see. One row a person. */
public enum TruthColumn {
  PERSON_ID(CdmTable.Type.ID, Life::person),
  DEMENTIA_INDEX_DATE(CdmTable.Type.DAY, l -> date(l.dementiaIndex())),
  /** 1 where the target cohort has the person. */
  DEMENTIA_ELIGIBLE(CdmTable.Type.WHOLE, l -> l.dementiaEligible() ? 1 : 0),
  /** Of the diagnosis within 1,825 days and before death. */
  DEMENTIA_PROBABILITY(CdmTable.Type.NUMBER, l -> l.dementiaRisk().probability()),
  /** Of the diagnosis, observed or not. */
  DEMENTIA_DATE(CdmTable.Type.DAY, l -> date(l.fate().dementia())),
  /** 1 where it falls into days 1 to 1,825, observed or not. */
  DEMENTIA_OUTCOME(
      CdmTable.Type.WHOLE,
      l -> within(l.fate().dementia(), l.dementiaIndex(), 1, Risks.DEMENTIA_DAYS)),
  LUNG_INDEX_DATE(CdmTable.Type.DAY, l -> date(l.lungIndex())),
  LUNG_ELIGIBLE(CdmTable.Type.WHOLE, l -> l.lungEligible() ? 1 : 0),
  /** Of the diagnosis in days 183 to 2,190 and before death. */
  LUNG_PROBABILITY(CdmTable.Type.NUMBER, Life::lungProbability),
  LUNG_DATE(CdmTable.Type.DAY, l -> date(l.fate().lung())),
  LUNG_OUTCOME(
      CdmTable.Type.WHOLE,
      l -> within(l.fate().lung(), l.lungIndex(), Risks.LUNG_FROM, Risks.LUNG_TO)),
  DEATH_DATE(CdmTable.Type.DAY, l -> date(l.fate().death())),
  LEAVE_DATE(CdmTable.Type.DAY, l -> date(l.leave())),
  AGE(CdmTable.Type.NUMBER, l -> l.dementiaRisk().age()),
  FEMALE(CdmTable.Type.WHOLE, l -> l.traits().female() ? 1 : 0),
  BMI(CdmTable.Type.NUMBER, l -> l.dementiaRisk().bmi()),
  BMI_ON_RECORD(
      CdmTable.Type.WHOLE, l -> l.dementiaIndex() >= 0 && l.bmiOnRecord(l.dementiaIndex()) ? 1 : 0),
  PRESSURE(CdmTable.Type.NUMBER, l -> l.traits().pressure()),
  ANTIHYPERTENSIVE(CdmTable.Type.WHOLE, l -> l.traits().antihypertensive() ? 1 : 0),
  YEAR(CdmTable.Type.NUMBER, l -> l.dementiaRisk().year()),
  DEPRIVATION(CdmTable.Type.WHOLE, l -> l.traits().deprivation()),
  SMOKING(CdmTable.Type.TEXT, l -> l.traits().smoking().status().name().toLowerCase(Locale.ROOT)),
  HEAVY_ALCOHOL(CdmTable.Type.WHOLE, l -> l.traits().heavyAlcohol() ? 1 : 0),
  DEPRESSION(CdmTable.Type.WHOLE, l -> l.traits().depression() ? 1 : 0),
  ASPIRIN(CdmTable.Type.WHOLE, l -> l.traits().aspirin() ? 1 : 0),
  STROKE_TIA(CdmTable.Type.WHOLE, l -> l.traits().stroke() != 0 ? 1 : 0),
  ATRIAL_FIBRILLATION(CdmTable.Type.WHOLE, l -> l.traits().atrialFibrillation() ? 1 : 0),
  DIABETES(CdmTable.Type.WHOLE, l -> l.traits().diabetes() ? 1 : 0),
  APOE4(CdmTable.Type.WHOLE, l -> l.traits().apoe4() ? 1 : 0),
  COPD(CdmTable.Type.WHOLE, l -> l.traits().copd() ? 1 : 0),
  CIGARETTES(CdmTable.Type.WHOLE, l -> l.traits().smoking().cigarettes()),
  SMOKE_YEARS(CdmTable.Type.WHOLE, l -> l.traits().smoking().years()),
  QUIT_YEARS(CdmTable.Type.WHOLE, l -> l.traits().smoking().quitYears());

  private final CdmTable.Type type;

  @SuppressWarnings("ImmutableEnumChecker") // Pure functions without state.
  private final Function<Life, @Nullable Object> value;

  TruthColumn(CdmTable.Type type, Function<Life, @Nullable Object> value) {
    this.type = type;
    this.value = value;
  }

  public CdmTable.Column column() {
    return new CdmTable.Column(name().toLowerCase(Locale.ROOT), type, false);
  }

  static Object[] row(Life life) {
    TruthColumn[] columns = values();
    Object[] row = new Object[columns.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = columns[i].value.apply(life);
    }
    return row;
  }

  private static @Nullable LocalDate date(int day) {
    return day < 0 || day > 1_000_000 ? null : LocalDate.ofEpochDay(day);
  }

  private static int within(int day, int index, int from, int to) {
    return index >= 0 && day != Life.NEVER && day - index >= from && day - index <= to ? 1 : 0;
  }
}
