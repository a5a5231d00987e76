package org.ieum.simulation;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.SiteTable;
import org.ieum.federation.TableSummary;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.SiteVector;

/**
 * The prepared tables of several engines, for a {@code SimulatedFederation}: the first table that
 * is asked sends the query to every engine, so that they answer at once.
 */
final class EngineSites {
  private final StudyManifest study;
  private final List<SiteEngine> engines;
  private final List<TableSummary> summaries = new ArrayList<>();

  /** Has every engine prepare its site's table. */
  EngineSites(StudyManifest study, List<SiteEngine> engines, List<String> uris) {
    this.study = study;
    this.engines = engines;
    for (int s = 0; s < engines.size(); s++) {
      engines.get(s).prepare(study, s, uris.get(s));
    }
    engines.forEach(e -> summaries.add(e.prepared()));
  }

  List<SiteTable> tables() {
    List<SiteTable> tables = new ArrayList<>();
    for (int s = 0; s < engines.size(); s++) {
      tables.add(new Table(s));
    }
    return tables;
  }

  private final class Table implements SiteTable {
    private final int site;

    Table(int site) {
      this.site = site;
    }

    @Override
    public TableSummary summary() {
      return summaries.get(site);
    }

    @Override
    public SiteVector answer(Query query) {
      if (site == 0) {
        engines.forEach(e -> e.ask(query.toBytes()));
      }
      return SiteVector.of(query.scale(study), engines.get(site).answer());
    }

    @Override
    public void close() {
      // The engines are closed by who started them.
    }
  }
}
