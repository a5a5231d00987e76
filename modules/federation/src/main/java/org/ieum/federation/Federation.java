package org.ieum.federation;

import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * The hospitals of one study, seen through the only thing one may do with them: ask all of them the
 * same query and read the sum of their answers.
 *
 * <p>Implementations differ in where the sum comes from (live sites, a replica's own part in a
 * round, a journal, a ledger, tables in this process), never in what it is.
 */
public interface Federation {
  StudyManifest study();

  /**
   * Asks the sites and waits for the sum.
   *
   * @throws org.ieum.federation.error.IeumException when the sites refuse, the study is cancelled,
   *     or the query is not the one that the approved study asks here
   */
  AggregateVector ask(Query query);
}
