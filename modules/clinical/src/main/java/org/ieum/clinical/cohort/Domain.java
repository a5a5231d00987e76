package org.ieum.clinical.cohort;

/**
 * The CDM tables whose rows are events, with the columns that every event has.
 *
 * <p>End dates after Circe: where a table has no end date, or a condition none, the day after the
 * start; for drug exposures the end, else start + days_supply, else start + 1 day; for eras, visits
 * and observation periods the end, else the start.
 */
public enum Domain {
  CONDITION_OCCURRENCE(
      "condition_occurrence", "condition_concept_id", "condition_start_date", "condition_end_date"),
  CONDITION_ERA(
      "condition_era",
      "condition_concept_id",
      "condition_era_start_date",
      "condition_era_end_date"),
  DRUG_EXPOSURE(
      "drug_exposure", "drug_concept_id", "drug_exposure_start_date", "drug_exposure_end_date"),
  DRUG_ERA("drug_era", "drug_concept_id", "drug_era_start_date", "drug_era_end_date"),
  PROCEDURE_OCCURRENCE(
      "procedure_occurrence", "procedure_concept_id", "procedure_date", "procedure_date"),
  MEASUREMENT("measurement", "measurement_concept_id", "measurement_date", "measurement_date"),
  OBSERVATION("observation", "observation_concept_id", "observation_date", "observation_date"),
  VISIT_OCCURRENCE("visit_occurrence", "visit_concept_id", "visit_start_date", "visit_end_date"),
  /** No id column: a person dies once. */
  DEATH("death", "cause_concept_id", "death_date", "death_date"),
  OBSERVATION_PERIOD(
      "observation_period",
      "period_type_concept_id",
      "observation_period_start_date",
      "observation_period_end_date");

  private final String table;
  private final String conceptColumn;
  private final String startColumn;
  private final String endColumn;

  Domain(String table, String conceptColumn, String startColumn, String endColumn) {
    this.table = table;
    this.conceptColumn = conceptColumn;
    this.startColumn = startColumn;
    this.endColumn = endColumn;
  }

  public String table() {
    return table;
  }

  /** Column of the standard concept. */
  public String conceptColumn() {
    return conceptColumn;
  }

  public String startColumn() {
    return startColumn;
  }

  public String endColumn() {
    return endColumn;
  }

  /** Column that identifies the row; {@code person_id} for deaths. */
  public String idColumn() {
    return this == DEATH ? "person_id" : table + "_id";
  }
}
