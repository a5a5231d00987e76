package org.ieum.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.ieum.clinical.cohort.NumberRange;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.preview.LeakWarning;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.study.Covariate;
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
  private List<SitePreview.Count> outside = List.of();
  private final List<Finding> findings = new ArrayList<>();
  private List<LeakWarning> leaks = List.of();
  private List<PartWeights> weights = List.of();
  private String address;

  TablePreview(SparkSession session, StudyManifest study, TableSource source, Opening opening) {
    this.session = session;
    this.study = study;
    this.source = source;
    this.opening = opening;
    this.address = source.uri();
  }

  /** What is found; what keeps the table from being made ready is its obstacle. */
  SitePreview look() {
    String obstacle = "";
    try {
      open();
    } catch (IeumException e) {
      obstacle = e.text();
    }
    return found(obstacle);
  }

  /**
   * The table, made ready where nothing that was found keeps the study from running.
   *
   * @throws IeumException as {@link SparkSiteTable#open} does
   */
  Optional<SparkSiteTable> open() {
    try {
      return source.isOmop() && study.preparation().fromOmop() ? omop() : Optional.of(flat());
    } catch (IeumException e) {
      throw e;
    } catch (Exception e) {
      // Not only unchecked ones: Scala code throws SparkException undeclared.
      throw SparkFailure.of(source.uri(), e);
    }
  }

  private Optional<SparkSiteTable> omop() {
    OmopDefinition definition = OmopDefinitions.fromJson(study.preparation().definition());
    CheckedCdm cdm = CdmSources.open(session, source, AnalysisTable.tables(definition));
    address = cdm.address();
    examine(cdm, definition);
    if (findings.stream().anyMatch(Finding::blocks)) {
      return Optional.empty();
    }
    AnalysisSource.examined(session, definition, cdm).report().ifPresent(this::prepared);
    return Optional.of(opened());
  }

  private SparkSiteTable opened() {
    SparkSiteTable table = opening.open();
    weights = table.summary().weights();
    outside = outside(table.summary());
    return table;
  }

  /** What was found so far. */
  SitePreview found(String obstacle) {
    return new SitePreview(
        address, version, scanned, attrition, outcomes, missing, outside, findings, leaks, obstacle,
        weights);
  }

  private void examine(CheckedCdm cdm, OmopDefinition definition) {
    Set<String> tables = AnalysisTable.records(definition);
    version = cdm.version();
    ResolvedConcepts concepts = ResolvedConcepts.of(cdm, definition);
    QualityGates.Result result =
        new QualityGates(session, cdm, QualityGates.today()).examine(tables, definition, concepts);
    scanned = result.scanned();
    findings.addAll(result.findings());
    if (result.readable().containsAll(tables) && !definition.covariates().isEmpty()) {
      leaks = new LeakDetector(session, cdm, concepts.sets()).find(definition);
    }
  }

  private SparkSiteTable flat() {
    SparkSiteTable table = opened();
    TableSummary summary = table.summary();
    scanned = List.of(new SitePreview.Count(study.table(), summary.total()));
    outcomes = summary.events() + summary.heldOutEvents();
    return table;
  }

  private List<SitePreview.Count> outside(TableSummary summary) {
    List<SitePreview.Count> counts = new ArrayList<>();
    List<Covariate> covariates = study.dictionary().covariates();
    for (int k = 0; k < covariates.size(); k++) {
      if (covariates.get(k).limited()) {
        counts.add(
            new SitePreview.Count(covariates.get(k).name(), summary.values().get(k).outside()));
      }
    }
    return counts;
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
    NumberRange share =
        OmopDefinitions.fromJson(study.preparation().definition()).outcome().expectedShare();
    findings.addAll(QualityGates.rate(report.persons(), report.outcomes(), share));
  }
}
