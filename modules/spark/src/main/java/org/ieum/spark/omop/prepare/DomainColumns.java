package org.ieum.spark.omop.prepare;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.ieum.clinical.cohort.Domain;
import org.ieum.spark.omop.CalendarDay;

/** What every domain's rows have, as columns of the domain's table. */
final class DomainColumns {
  private DomainColumns() {}

  static Column start(Domain domain) {
    return col(domain.startColumn());
  }

  /**
   * Circe's end of an event: where a table has no end date, or the row none, the day after the
   * start; for drug exposures start and days of supply come before that.
   */
  static Column end(Domain domain) {
    Column start = start(domain);
    return switch (domain) {
      case CONDITION_OCCURRENCE -> coalesce(endDate(domain), date_add(start, 1));
      case DRUG_EXPOSURE ->
          coalesce(
              endDate(domain),
              date_add(start, col("days_supply").cast(DataTypes.IntegerType)),
              date_add(start, 1));
      case PROCEDURE_OCCURRENCE, MEASUREMENT, OBSERVATION, DEATH -> date_add(start, 1);
      case CONDITION_ERA, DRUG_ERA, VISIT_OCCURRENCE, OBSERVATION_PERIOD ->
          coalesce(endDate(domain), start);
    };
  }

  private static Column endDate(Domain domain) {
    return CalendarDay.date(col(domain.endColumn()));
  }

  static Column concept(Domain domain) {
    return coalesce(col(domain.conceptColumn()), lit(0L));
  }

  static Column sourceConcept(Domain domain) {
    return switch (domain) {
      case CONDITION_OCCURRENCE -> col("condition_source_concept_id");
      case DRUG_EXPOSURE -> col("drug_source_concept_id");
      case PROCEDURE_OCCURRENCE -> col("procedure_source_concept_id");
      case MEASUREMENT -> col("measurement_source_concept_id");
      case OBSERVATION -> col("observation_source_concept_id");
      case VISIT_OCCURRENCE -> col("visit_source_concept_id");
      case DEATH -> col("cause_source_concept_id");
      case CONDITION_ERA, DRUG_ERA, OBSERVATION_PERIOD -> absent(DataTypes.LongType);
    };
  }

  static Column type(Domain domain) {
    return switch (domain) {
      case CONDITION_OCCURRENCE -> col("condition_type_concept_id");
      case DRUG_EXPOSURE -> col("drug_type_concept_id");
      case PROCEDURE_OCCURRENCE -> col("procedure_type_concept_id");
      case MEASUREMENT -> col("measurement_type_concept_id");
      case OBSERVATION -> col("observation_type_concept_id");
      case VISIT_OCCURRENCE -> col("visit_type_concept_id");
      case DEATH -> col("death_type_concept_id");
      case OBSERVATION_PERIOD -> col("period_type_concept_id");
      case CONDITION_ERA, DRUG_ERA -> absent(DataTypes.LongType);
    };
  }

  static Column visit(Domain domain) {
    return switch (domain) {
      case CONDITION_OCCURRENCE,
          DRUG_EXPOSURE,
          PROCEDURE_OCCURRENCE,
          MEASUREMENT,
          OBSERVATION,
          VISIT_OCCURRENCE ->
          col("visit_occurrence_id");
      case CONDITION_ERA, DRUG_ERA, DEATH, OBSERVATION_PERIOD -> absent(DataTypes.LongType);
    };
  }

  /** Rows that an era is made of. */
  static Column count(Domain domain) {
    return switch (domain) {
      case CONDITION_ERA -> col("condition_occurrence_count");
      case DRUG_ERA -> col("drug_exposure_count");
      default -> absent(DataTypes.LongType);
    };
  }

  static Column quantity(Domain domain) {
    return domain == Domain.DRUG_EXPOSURE || domain == Domain.PROCEDURE_OCCURRENCE
        ? col("quantity")
        : absent(DataTypes.DoubleType);
  }

  static Column daysSupply(Domain domain) {
    return domain == Domain.DRUG_EXPOSURE ? col("days_supply") : absent(DataTypes.LongType);
  }

  /** {@code value_as_number}, {@code value_as_concept_id}, {@code unit_concept_id}. */
  static Column valued(Domain domain, String column) {
    boolean has = domain == Domain.MEASUREMENT || domain == Domain.OBSERVATION;
    return has
        ? col(column)
        : absent(column.endsWith("number") ? DataTypes.DoubleType : DataTypes.LongType);
  }

  private static Column absent(org.apache.spark.sql.types.DataType type) {
    return lit(null).cast(type);
  }
}
