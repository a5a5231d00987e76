package org.ieum.spark;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.source.FoundTable;

/**
 * Tables that stay ready between studies: a second study over the same files, dictionary, outcome
 * and split reads nothing again. Keeps the few used last. Not thread-safe.
 */
public final class PreparedTables implements AutoCloseable {
  private static final int KEPT = 4;

  /** What the blocks of a table follow from. */
  private record Key(
      FoundTable table,
      String dictionary,
      String personId,
      Outcome outcome,
      Split split,
      Optional<Preparation.Weight> weight) {}

  private final SparkSession session;
  private final Map<Key, BlockTable> tables = new LinkedHashMap<>(KEPT, 0.75f, true);

  public PreparedTables(SparkSession session) {
    this.session = session;
  }

  /**
   * The table of a study, made out of its CDM and read if it is not at hand; closing it leaves it
   * at hand.
   *
   * @throws org.ieum.federation.error.IeumException as {@link SparkSiteTable#open} does
   */
  public SparkSiteTable open(StudyManifest study, TableSource source, SitePart part) {
    AnalysisSource.check(study, source);
    AnalysisSource analysis = AnalysisSource.of(session, study, source);
    FoundTable found = SparkSiteTable.find(session, analysis.table());
    Key key =
        new Key(
            found,
            study.dictionary().digest(),
            study.personId(),
            study.outcome(),
            study.split(),
            study.preparation().weight());
    BlockTable blocks = tables.get(key);
    if (blocks == null) {
      blocks = BlockTable.load(session, study, List.of(found));
      tables.put(key, blocks);
      dropOldest();
    }
    return SparkSiteTable.over(study, blocks, facts(study, analysis, part));
  }

  private static SiteFacts facts(StudyManifest study, AnalysisSource analysis, SitePart part) {
    int steps = study.preparation().steps().size();
    List<AnalysisSource> one = List.of(analysis);
    return new SiteFacts(part, AnalysisSource.attrition(one, steps), AnalysisSource.values(one));
  }

  private void dropOldest() {
    Iterator<BlockTable> oldest = tables.values().iterator();
    while (tables.size() > KEPT) {
      oldest.next().close();
      oldest.remove();
    }
  }

  @Override
  public void close() {
    tables.values().forEach(BlockTable::close);
    tables.clear();
  }
}
