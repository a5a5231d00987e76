package org.ieum.spark;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.federation.engine.EngineSettings;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.omop.prepare.AnalysisTable;
import org.ieum.spark.omop.prepare.PreparationReport;
import org.ieum.spark.omop.quality.QualityGates;
import org.ieum.spark.omop.source.CdmSources;
import org.ieum.spark.omop.source.CheckedCdm;

/**
 * A site's table as it can be read into blocks; an OMOP CDM is first made into the study's analysis
 * table.
 *
 * @param report how the table was made out of a CDM; empty for a flat table
 */
public record AnalysisSource(TableSource table, Optional<PreparationReport> report) {
  private static final String TEMPORARY = "ieum-prepared-";

  /**
   * Finds a study's analysis table, or makes it. A flat table is taken to be the analysis table.
   *
   * @throws IeumException BAD_CONFIGURATION when the source is an OMOP CDM and the study is over a
   *     flat table; else as {@link CdmSources#open} and {@link AnalysisTable#of} do
   */
  public static AnalysisSource of(SparkSession session, StudyManifest study, TableSource source) {
    if (!source.isOmop()) {
      return new AnalysisSource(source, Optional.empty());
    }
    check(study, source);
    try {
      return make(session, OmopDefinitions.fromJson(study.preparation().definition()), source);
    } catch (IeumException e) {
      throw e;
    } catch (Exception e) {
      // Not only unchecked ones: Scala code throws SparkException undeclared.
      throw SparkFailure.of(source.uri(), e);
    }
  }

  /**
   * Checks that a hospital's table is of the kind that the study asks for.
   *
   * @throws IeumException BAD_CONFIGURATION when it is not
   */
  static void check(StudyManifest study, TableSource source) {
    if (study.preparation().fromOmop() != source.isOmop()) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "site table "
              + source.uri()
              + ": expected "
              + (source.isOmop() ? "a flat table" : "an OMOP CDM")
              + " for study "
              + study.id()
              + ", found format "
              + source.format()
              + "; name the right table in 'tables', with its format");
    }
  }

  private static AnalysisSource make(
      SparkSession session, OmopDefinition definition, TableSource source) {
    Set<String> tables = AnalysisTable.tables(definition);
    CheckedCdm cdm = CdmSources.open(session, source, tables);
    return made(
        session, definition, cdm, concepts -> gate(session, cdm, definition, tables, concepts));
  }

  /** The table of a CDM that the gates have let through already. */
  static AnalysisSource examined(SparkSession session, OmopDefinition definition, CheckedCdm cdm) {
    return made(session, definition, cdm, concepts -> {});
  }

  private static AnalysisSource made(
      SparkSession session,
      OmopDefinition definition,
      CheckedCdm cdm,
      Consumer<Map<String, Set<Long>>> gate) {
    AnalysisTable made = AnalysisTable.of(session, cdm, definition, folder(session), gate);
    return new AnalysisSource(TableSource.parquet(made.uri()), Optional.of(made.report()));
  }

  private static void gate(
      SparkSession session,
      CheckedCdm cdm,
      OmopDefinition definition,
      Set<String> tables,
      Map<String, Set<Long>> concepts) {
    List<Finding> faults =
        new QualityGates(session, cdm, QualityGates.today()).blocking(tables, definition, concepts);
    if (!faults.isEmpty()) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "site table "
              + cdm.address()
              + ": expected a CDM without fatal faults of quality, found "
              + faults.stream().map(f -> f.subject() + ": " + f.text()).collect(joining("; "))
              + "; mend them, and see 'ieum node preview' for all findings");
    }
  }

  /** Persons of all sources left after each of so many steps; 0 of a flat table. */
  static List<Long> attrition(List<AnalysisSource> sources, int steps) {
    List<Long> sum = new ArrayList<>(Collections.nCopies(steps, 0L));
    for (AnalysisSource source : sources) {
      source.report.ifPresent(
          r -> {
            for (int s = 0; s < steps; s++) {
              sum.set(s, sum.get(s) + r.attrition().get(s).persons());
            }
          });
    }
    return sum;
  }

  private static String folder(SparkSession session) {
    String named = session.conf().get(EngineSettings.PREPARED, "");
    return named.isEmpty() ? temporary(session.sparkContext().hadoopConfiguration()) : named;
  }

  private static synchronized String temporary(Configuration conf) {
    String known = System.getProperty(EngineSettings.PREPARED, "");
    if (!known.isEmpty()) {
      return known;
    }
    try {
      Path folder = Files.createTempDirectory(TEMPORARY);
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder.toUri());
      path.getFileSystem(conf).deleteOnExit(path);
      System.setProperty(EngineSettings.PREPARED, path.toString());
      return path.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
