package org.ieum.federation;

import org.ieum.federation.query.Query;
import org.ieum.federation.vector.SiteVector;

/** One site's prepared analysis table: answers queries over its own records. */
public interface SiteTable extends AutoCloseable {
  TableSummary summary();

  /** The site's own vector; deterministic: the same table and query give the same words. */
  SiteVector answer(Query query);

  @Override
  void close();
}
