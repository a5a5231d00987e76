package org.ieum.spark.omop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SaveMode;
import org.ieum.spark.TableSource;
import org.ieum.spark.omop.source.CdmSpecification;
import org.ieum.spark.omop.source.CheckedCdm;

/** A faultless hand-made CDM of three persons, whose tables a test replaces. */
public final class TinyCdm {
  private final Map<String, String> tables = new LinkedHashMap<>();

  public TinyCdm() {
    with(
        "person",
        """
        person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,race_concept_id,ethnicity_concept_id
        1,8507,1940,3,4,8527,0
        2,8532,1950,,,8527,0
        3,8532,1960,7,1,8527,0
        """);
    with(
        "observation_period",
        """
        observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id
        1,1,2000-01-01,2010-12-31,32817
        2,2,2000-01-01,2004-12-31,32817
        3,2,2006-01-01,2012-12-31,32817
        4,3,2000-01-01,2015-12-31,32817
        """);
    with(
        "visit_occurrence",
        """
        visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date,visit_type_concept_id
        1,1,9202,2001-02-03,2001-02-03,32817
        2,2,9202,2002-02-03,2002-02-03,32817
        """);
    with(
        "condition_occurrence",
        """
        condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date,condition_type_concept_id,visit_occurrence_id
        1,1,378419,2005-06-07,,32817,
        2,2,201826,2003-01-02,2003-01-05,32817,2
        """);
    with(
        "drug_exposure",
        """
        drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,drug_type_concept_id,quantity,days_supply
        1,1,757627,2005-06-08,2005-07-07,32817,30,30
        """);
    with(
        "measurement",
        """
        measurement_id,person_id,measurement_concept_id,measurement_date,measurement_type_concept_id,value_as_number,unit_concept_id
        1,1,3004249,2004-01-02,32817,141.5,8876
        2,2,3004249,2004-01-02,32817,120,8876
        3,3,3004249,2004-01-02,32817,99,8876
        """);
    with(
        "observation",
        """
        observation_id,person_id,observation_concept_id,observation_date,observation_type_concept_id,value_as_string
        1,3,4275495,2004-01-02,32817,"said ""no"", twice"
        """);
    with(
        "procedure_occurrence",
        """
        procedure_occurrence_id,person_id,procedure_concept_id,procedure_date,procedure_type_concept_id
        """);
    with("death", "person_id,death_date,death_type_concept_id\n1,2010-12-31,32817\n");
    with(
        "concept",
        "concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,"
            + "concept_code,valid_start_date,valid_end_date,invalid_reason\n"
            + concept(0, "No matching concept", "Metadata", "")
            + concept(8507, "Male", "Gender", "S")
            + concept(8532, "Female", "Gender", "S")
            + concept(8527, "White", "Race", "S")
            + concept(9202, "Outpatient visit", "Visit", "S")
            + concept(32817, "EHR", "Type Concept", "S")
            + concept(378419, "Alzheimer's disease", "Condition", "S")
            + concept(4182210, "Dementia", "Condition", "S")
            + concept(201826, "Type 2 diabetes mellitus", "Condition", "S")
            + concept(757627, "galantamine", "Drug", "S")
            + concept(3004249, "Systolic blood pressure", "Measurement", "S")
            + concept(4275495, "Tobacco smoking behavior", "Observation", "S")
            + concept(8876, "millimeter mercury column", "Unit", "S"));
    with(
        "concept_ancestor",
        """
        ancestor_concept_id,descendant_concept_id,min_levels_of_separation,max_levels_of_separation
        4182210,378419,1,1
        4182210,4182210,0,0
        378419,378419,0,0
        201826,201826,0,0
        757627,757627,0,0
        3004249,3004249,0,0
        """);
    with(
        "vocabulary",
        """
        vocabulary_id,vocabulary_name,vocabulary_version,vocabulary_concept_id
        None,OMOP Standardized Vocabularies,v5.0 27-FEB-25,44819096
        """);
    with(
        "cdm_source",
        """
        cdm_source_name,cdm_release_date,cdm_version,vocabulary_version
        Tiny,2025-03-01,v5.4,v5.0 27-FEB-25
        """);
  }

  /** A line of the concept table. */
  public static String concept(long id, String name, String domain, String standard) {
    return id
        + ","
        + name
        + ","
        + domain
        + ",SNOMED,Class,"
        + standard
        + ","
        + id
        + ",19700101,20991231,\n";
  }

  public TinyCdm with(String table, String csv) {
    tables.put(table, csv);
    return this;
  }

  /** Adds lines to a table. */
  public TinyCdm and(String table, String lines) {
    tables.merge(table, lines, String::concat);
    return this;
  }

  public TinyCdm without(String table) {
    tables.remove(table);
    return this;
  }

  /** The tables in CSV files of a folder. */
  public TableSource csv(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> table : tables.entrySet()) {
        Files.writeString(folder.resolve(table.getKey() + ".csv"), table.getValue());
      }
      return new TableSource(folder.toString(), "omop-csv", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a CDM's tables to Parquet or ORC files. */
  public static TableSource copy(CheckedCdm cdm, Path folder, String format) {
    for (String name : cdm.tables()) {
      cdm.table(name)
          .write()
          .mode(SaveMode.Overwrite)
          .format(format)
          .save(folder.resolve(name + "." + format).toString());
    }
    return new TableSource(folder.toString(), "omop-" + format, Map.of());
  }

  /** The rows as text, sorted, for comparisons. */
  public static List<String> rows(Cdm cdm, String table) {
    return cdm.table(table).collectAsList().stream().map(Object::toString).sorted().toList();
  }

  /** All the tables that studies may read. */
  public static Set<String> everyTable() {
    Set<String> names = new TreeSet<>();
    CdmSpecification.get().tables().forEach(t -> names.add(t.name()));
    names.removeAll(Set.of("condition_era", "drug_era", "concept_relationship"));
    return names;
  }
}
