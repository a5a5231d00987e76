package org.ieum.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.preview.LeakWarning;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.omop.prepare.AnalysisTable;
import org.ieum.spark.omop.prepare.PreparationReport;
import org.ieum.spark.omop.prepare.ResolvedConcepts;
import org.ieum.spark.omop.quality.LeakDetector;
import org.ieum.spark.omop.quality.QualityGates;
import org.ieum.spark.omop.source.CdmSources;
import org.ieum.spark.omop.source.CheckedCdm;

/** Looks at a site's tables for a study and says what people of the site should know. */
final class TablePreview {
  /** Makes the study's table ready; as {@link PreparedTables#open} does. */
  @FunctionalInterface
  interface Opening {
    SparkSiteTable open();
  }

  private final SparkSession session;
  private final StudyManifest study;
  private final TableSource source;
  private final Opening opening;

  private String version = "";
  private List<SitePreview.Count> scanned = List.of();
  private List<SitePreview.Count> attrition = List.of();
  private long outcomes;
  private List<SitePreview.Count> missing = List.of();
  private final List<Finding> findings = new ArrayList<>();
  private List<LeakWarning> leaks = List.of();
  private String obstacle = "";

  TablePreview(SparkSession session, StudyManifest study, TableSource source, Opening opening) {
    this.session = session;
    this.study = study;
    this.source = source;
    this.opening = opening;
  }

  SitePreview look() {
    String address = source.uri();
    try {
      if (source.isOmop() && study.preparation().fromOmop()) {
        OmopDefinition definition = OmopDefinitions.fromJson(study.preparation().definition());
        CheckedCdm cdm = CdmSources.open(session, source, AnalysisTable.tables(definition));
        address = cdm.address();
        examine(cdm, definition);
        if (findings.stream().noneMatch(Finding::blocks)) {
          AnalysisSource.examined(session, definition, cdm).report().ifPresent(this::prepared);
          opening.open();
        }
      } else {
        flat();
      }
    } catch (IeumException e) {
      obstacle = e.text();
    } catch (Exception e) {
      // Not only unchecked ones: Scala code throws SparkException undeclared.
      obstacle = SparkFailure.of(source.uri(), e).text();
    }
    return new SitePreview(
        address, version, scanned, attrition, outcomes, missing, findings, leaks, obstacle);
  }

  private void examine(CheckedCdm cdm, OmopDefinition definition) {
    Set<String> tables = AnalysisTable.tables(definition);
    version = cdm.version();
    Map<String, Set<Long>> concepts = ResolvedConcepts.of(cdm, definition);
    QualityGates.Result result =
        new QualityGates(session, cdm, QualityGates.today()).examine(tables, definition, concepts);
    scanned = result.scanned();
    findings.addAll(result.findings());
    if (result.readable().containsAll(tables) && !definition.covariates().isEmpty()) {
      leaks = new LeakDetector(session, cdm, concepts).find(definition);
    }
  }

  private void flat() {
    TableSummary summary = opening.open().summary();
    scanned = List.of(new SitePreview.Count(study.table(), summary.total()));
    outcomes = summary.events() + summary.heldOutEvents();
  }

  private void prepared(PreparationReport report) {
    attrition =
        report.attrition().stream()
            .map(s -> new SitePreview.Count(s.label(), s.persons()))
            .toList();
    outcomes = report.outcomes();
    missing =
        report.covariates().stream()
            .map(c -> new SitePreview.Count(c.covariate(), report.persons() - c.persons()))
            .toList();
    findings.addAll(QualityGates.size(report.persons(), report.outcomes(), study.minimumCohort()));
    NumberRange share =
        OmopDefinitions.fromJson(study.preparation().definition()).outcome().expectedShare();
    findings.addAll(QualityGates.rate(report.persons(), report.outcomes(), share));
  }
}
