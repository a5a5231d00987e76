package org.ieum.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.SiteTable;
import org.ieum.federation.TableSummary;
import org.ieum.federation.query.Query;
import org.ieum.federation.vector.SiteVector;

/** A site's table that remembers what its answers cost. */
final class QueryCosts implements SiteTable {
  private final SiteTable table;
  private final List<String> costs = new ArrayList<>();

  QueryCosts(SiteTable table) {
    this.table = table;
  }

  /** One query after the other: its kind and seconds. */
  @Override
  public String toString() {
    return String.join(", ", costs);
  }

  @Override
  public TableSummary summary() {
    return table.summary();
  }

  @Override
  public SiteVector answer(Query query) {
    List<SiteVector> answer = new ArrayList<>();
    Figures.Cost cost = Figures.Cost.of(() -> answer.add(table.answer(query)));
    String kind = query.getClass().getSimpleName();
    costs.add(String.format(Locale.ROOT, "%s %.3f (%.2f)", kind, cost.wall(), cost.cpu()));
    return answer.get(0);
  }

  @Override
  public void close() {
    table.close();
  }
}
