package org.ieum.spark.omop.prepare;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.concept.ConceptItem;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Canonical;
import org.ieum.spark.omop.Cdm;
import org.ieum.spark.omop.cohort.Leaves;

/**
 * A study's analysis table, made out of a CDM and kept in Parquet files.
 *
 * @param uri folder of the files
 */
public record AnalysisTable(String uri, PreparationReport report) {
  private static final int NAME = 20;

  /**
   * Raised when cells are read by other rules, so that tables made by the former ones are not used.
   */
  private static final String RULES = "2 ";

  /**
   * The table of a definition over what the CDM holds now; made if it is not at hand.
   *
   * @param folder keeps the tables, on any Hadoop file system
   * @throws IeumException BAD_TABLE when the vocabulary knows nothing of what the cohorts begin
   *     with, observation periods overlap, or no person or no outcome is left; DISK when the folder
   *     cannot be written
   */
  public static AnalysisTable of(
      SparkSession session, Cdm cdm, OmopDefinition definition, String folder) {
    return of(session, cdm, definition, folder, concepts -> {});
  }

  /**
   * The same.
   *
   * @param gate gets the concept sets before a table is made that is not at hand; what it throws
   *     stops the making
   */
  public static AnalysisTable of(
      SparkSession session,
      Cdm cdm,
      OmopDefinition definition,
      String folder,
      Consumer<ResolvedConcepts> gate) {
    String digest = digest(OmopDefinitions.toJson(definition));
    String snapshot = cdm.snapshot();
    String kept = digest(RULES + PreparationReport.FORMAT + " " + snapshot);
    String name = digest.substring(0, NAME) + "-" + kept.substring(0, NAME);
    PreparedFolder prepared =
        PreparedFolder.at(folder, session.sparkContext().hadoopConfiguration());
    Optional<PreparationReport> known = prepared.report(name);
    if (known.isEmpty()) {
      ResolvedConcepts resolved = ResolvedConcepts.of(cdm, definition);
      gate.accept(resolved);
      ConceptSets concepts = new ConceptSets(resolved.sets());
      String work = prepared.work();
      try {
        TableMaking making = new TableMaking(session, cdm, definition, work, digest, snapshot);
        PreparationReport report = making.run(concepts);
        prepared.finish(work, making.made(), name, report);
        known = Optional.of(report);
      } finally {
        prepared.discard(work);
      }
    }
    return new AnalysisTable(prepared.table(name), known.get());
  }

  private static String digest(String text) {
    return Canonical.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The tables of the CDM that a definition reads, besides those that every study reads. */
  public static Set<String> tables(OmopDefinition definition) {
    Set<String> tables = new HashSet<>(records(definition));
    if (asked(definition, ConceptItem::descendants)) {
      tables.add("concept_ancestor");
    }
    if (asked(definition, ConceptItem::mapped)) {
      tables.add("concept_relationship");
    }
    return tables;
  }

  /** Those of them that hold patients' records: all but the vocabulary's. */
  public static Set<String> records(OmopDefinition definition) {
    Set<String> tables = new HashSet<>();
    for (EventCriteria c : Leaves.of(definition).all()) {
      tables.add(c.domain().table());
      if (!c.visitTypes().isEmpty()) {
        tables.add("visit_occurrence");
      }
    }
    for (CovariateDefinition c : definition.covariates()) {
      EventFeature.of(c.feature()).domains().forEach(d -> tables.add(d.table()));
    }
    return tables;
  }

  private static boolean asked(OmopDefinition definition, Predicate<ConceptItem> what) {
    return definition.conceptSets().stream().flatMap(s -> s.items().stream()).anyMatch(what);
  }
}
