package org.ieum.spark;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.SiteTable;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.preview.SitePreview;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.SiteVector;
import org.ieum.federation.vector.SmallCells;
import org.ieum.federation.vector.WordSum;
import org.ieum.spark.internal.source.FoundTable;

/**
 * A site's flat table as blocks that Spark keeps, answering the queries of one study. The same
 * files, study and query give the same words with any number of partitions or executors.
 */
public final class SparkSiteTable implements SiteTable {
  private final StudyManifest study;
  private final BlockTable blocks;
  private final SiteFacts facts;
  private final boolean owner;

  private SparkSiteTable(StudyManifest study, BlockTable blocks, SiteFacts facts, boolean owner) {
    this.study = study;
    this.blocks = blocks;
    this.facts = facts;
    this.owner = owner;
    checkSize(study, blocks.summary().total(), blocks.uri());
  }

  /**
   * Reads a table and gets it ready.
   *
   * @throws IeumException BAD_TABLE with every fault of files, columns, types and cells, or for no
   *     row or more than the study's max-records
   */
  public static SparkSiteTable open(
      SparkSession session, StudyManifest study, TableSource source, SitePart part) {
    return open(session, study, List.of(source), part);
  }

  /** The same for several tables that are read as one, such as the pooled records of all sites. */
  public static SparkSiteTable open(
      SparkSession session, StudyManifest study, List<TableSource> sources, SitePart part) {
    List<AnalysisSource> analysis =
        sources.stream().map(s -> AnalysisSource.of(session, study, s)).toList();
    List<FoundTable> found = analysis.stream().map(a -> find(session, a.table())).toList();
    BlockTable blocks = BlockTable.load(session, study, found);
    try {
      return new SparkSiteTable(
          study,
          blocks,
          new SiteFacts(
              part,
              AnalysisSource.attrition(analysis, study.preparation().steps().size()),
              AnalysisSource.values(analysis)),
          true);
    } catch (IeumException e) {
      blocks.close();
      throw e;
    }
  }

  /**
   * Reads a table and gets it ready, looking at a CDM as a node's preview looks at it.
   *
   * @param hears what was found, before the table is given back or refused for it
   * @throws IeumException as {@link #open} does; BAD_TABLE for findings that block
   */
  public static SparkSiteTable inspected(
      SparkSession session,
      StudyManifest study,
      TableSource source,
      SitePart part,
      Consumer<SitePreview> hears) {
    TablePreview preview =
        new TablePreview(session, study, source, () -> open(session, study, source, part));
    Optional<SparkSiteTable> table = preview.open();
    SitePreview found = preview.found("");
    hears.accept(found);
    return table.orElseThrow(() -> AnalysisSource.refusal(found.address(), found.findings()));
  }

  /** Over blocks that another owns and closes. */
  static SparkSiteTable over(StudyManifest study, BlockTable blocks, SiteFacts facts) {
    return new SparkSiteTable(study, blocks, facts, false);
  }

  /**
   * The same table, which knows how many persons were left after each step of the preparation.
   *
   * @param persons one a step of the study's preparation
   */
  public SparkSiteTable withAttrition(List<Long> persons) {
    if (persons.size() != study.preparation().steps().size()) {
      throw new IllegalArgumentException(
          persons.size() + " counts for " + study.preparation().steps().size() + " steps");
    }
    return new SparkSiteTable(
        study, blocks, new SiteFacts(facts.part(), persons, facts.prepared()), owner);
  }

  static FoundTable find(SparkSession session, TableSource source) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    return FoundTable.of(source, context.hadoopConfiguration());
  }

  private static void checkSize(StudyManifest study, long records, String uri) {
    if (records == 0) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "site table " + uri + ": expected patients, found no row; write the cohort first");
    }
    if (records > study.maxRecords()) {
      throw new IeumException(
          ErrorCode.BAD_TABLE,
          "site table "
              + uri
              + ": expected at most the study's max-records, "
              + study.maxRecords()
              + ", found more; ask for a study with a greater max-records");
    }
  }

  @Override
  public TableSummary summary() {
    return facts.summary(blocks);
  }

  @Override
  public SiteVector answer(Query query) {
    Evaluators evaluators = new Evaluators(study, facts.ownSection());
    WordSum sum =
        evaluators.hasOnePassPart(query)
            ? blocks.encoded(study, query, facts.ownSection())
            : new WordSum(query.scale(study));
    sum.add(evaluators.others(query, blocks, facts));
    FixedPoint scale = query.scale(study);
    return SiteVector.of(scale, SmallCells.withheld(query.shape(study), scale, sum.words()));
  }

  @Override
  public void close() {
    if (owner) {
      blocks.close();
    }
  }
}
