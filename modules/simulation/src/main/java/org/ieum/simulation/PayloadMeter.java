package org.ieum.simulation;

import org.ieum.federation.SiteTable;
import org.ieum.federation.TableSummary;
import org.ieum.federation.query.Query;
import org.ieum.federation.vector.SiteVector;

/** A site's table that counts the bytes its answers would take. */
final class PayloadMeter implements SiteTable {
  private final SiteTable table;
  private long bytes;

  PayloadMeter(SiteTable table) {
    this.table = table;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public TableSummary summary() {
    return table.summary();
  }

  @Override
  public SiteVector answer(Query query) {
    SiteVector vector = table.answer(query);
    bytes += (long) vector.wordCount() * Long.BYTES;
    return vector;
  }

  @Override
  public void close() {
    table.close();
  }
}
