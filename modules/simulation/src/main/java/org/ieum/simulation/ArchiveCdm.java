package org.ieum.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.concept.ConceptSet;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.LookBack;
import org.ieum.clinical.covariate.UnitConversion;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopStudy;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.OutcomeDefinition;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.clinical.population.TimeAtRisk;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.TableSource;

/** A CDM of made-up persons and a study over it, small, with something of each kind in both. */
final class ArchiveCdm {
  private static final int PERSONS = 2_000;

  /** Table → columns over {@code range(PERSONS)}, whose {@code id} is the person. */
  private static final Map<String, String> TABLES =
      Map.of(
          "person",
          "id AS person_id, 8507L + 25L * (id % 2) AS gender_concept_id, 1940L + id % 20 AS"
              + " year_of_birth, 1L AS month_of_birth, 1L AS day_of_birth, 0L AS race_concept_id,"
              + " 0L AS ethnicity_concept_id",
          "observation_period",
          "id AS observation_period_id, id AS person_id, DATE'2000-01-01' AS"
              + " observation_period_start_date, date_add(DATE'2007-01-01', int(id % 999)) AS"
              + " observation_period_end_date, 32817L AS period_type_concept_id",
          "visit_occurrence",
          "id AS visit_occurrence_id, id AS person_id, 9202L AS visit_concept_id,"
              + " DATE'2004-01-01' AS visit_start_date, DATE'2004-01-01' AS visit_end_date, 32817L"
              + " AS visit_type_concept_id",
          "condition_occurrence",
          "id AS condition_occurrence_id, id % 2000L AS person_id, CASE WHEN hash(id) % 5 = 0 THEN"
              + " if(id < 2000, 4182210L, 316866L) ELSE 201826L END AS condition_concept_id,"
              + " date_add(DATE'2003-01-01', int(1000 * (id % 3))) AS condition_start_date,"
              + " CAST(NULL AS DATE) AS condition_end_date, 32817L AS condition_type_concept_id",
          "measurement",
          "id AS measurement_id, id AS person_id, 3004249L AS measurement_concept_id,"
              + " DATE'2003-06-01' AS measurement_date, 32817L AS measurement_type_concept_id, 120D"
              + " + hash(id) % 30 AS value_as_number, 8876L AS unit_concept_id",
          "death",
          "id AS person_id, DATE'2015-01-01' AS death_date",
          "cdm_source",
          "'archive' AS cdm_source_name, 'v5.4' AS cdm_version, 'none' AS vocabulary_version",
          "concept",
          "element_at(array(8507L, 8532L, 9202L, 4182210L, 316866L, 3004249L, 201826L), int(id % 7 + 1)) AS"
              + " concept_id, '' AS concept_name, '' AS domain_id, '' AS vocabulary_id, '' AS"
              + " concept_class_id, '' AS concept_code, DATE'1970-01-01' AS valid_start_date,"
              + " DATE'2099-12-31' AS valid_end_date, CAST(NULL AS STRING) AS invalid_reason",
          "concept_ancestor",
          "4182210L AS ancestor_concept_id, 4182210L AS descendant_concept_id, 0L AS"
              + " min_levels_of_separation, 0L AS max_levels_of_separation");

  private ArchiveCdm() {}

  /** Writes the tables as Parquet files below a folder. */
  static TableSource write(SparkSession session, String folder) {
    TABLES.forEach(
        (table, columns) ->
            session
                .range(0, rows(table), 1, 2)
                .selectExpr("struct(" + columns + ") AS row")
                .select("row.*")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder + "/" + table));
    return new TableSource(folder, "omop-parquet", Map.of());
  }

  private static int rows(String table) {
    return switch (table) {
      case "cdm_source", "concept_ancestor" -> 1;
      case "concept" -> 7;
      case "condition_occurrence" -> 2 * PERSONS;
      default -> PERSONS;
    };
  }

  static StudyManifest study(String site) {
    OmopDefinition definition = definition();
    return new StudyManifest(
        "archive",
        "A study",
        "class archive",
        List.of(site),
        "cdm",
        OmopDefinition.PERSON,
        OmopDefinition.OUTCOME,
        OmopStudy.dictionary(definition),
        new Split(0, "archive"),
        ModelSpec.logistic(),
        EvaluationSpec.standard(),
        1L << 24,
        10,
        OmopStudy.preparation(definition));
  }

  private static OmopDefinition definition() {
    return new OmopDefinition(
        List.of(
            set("visit", 9202),
            set("dementia", 4182210),
            set("hypertension", 316866),
            set("pressure", 3004249)),
        CohortDefinition.ofFirst("target", EventCriteria.of(Domain.VISIT_OCCURRENCE, "visit")),
        new OutcomeDefinition(
            CohortDefinition.ofFirst(
                "outcome", EventCriteria.of(Domain.CONDITION_OCCURRENCE, "dementia")),
            List.of()),
        new PopulationSettings(
            new TimeAtRisk(1, false, 1825, false),
            true,
            0,
            true,
            99_999,
            0,
            new Censoring(Censoring.Policy.IPCW, 20)),
        List.of(
            covariate(
                "hypertension",
                new Feature.Presence(
                    List.of(Domain.CONDITION_OCCURRENCE),
                    "hypertension",
                    LookBack.days(-1_000, -1)),
                0,
                1),
            covariate(
                "pressure",
                new Feature.LatestValue(
                    Domain.MEASUREMENT,
                    "pressure",
                    LookBack.days(-1_000, -1),
                    List.of(new UnitConversion(8876, 1, 0))),
                50,
                300)));
  }

  private static ConceptSet set(String name, long concept) {
    return new ConceptSet(name, List.of(new ConceptItem(concept, "", true, false, false)));
  }

  private static CovariateDefinition covariate(
      String name, Feature feature, double least, double most) {
    return new CovariateDefinition(name, "", feature, least, most, "", Optional.empty(), false, 0);
  }
}
