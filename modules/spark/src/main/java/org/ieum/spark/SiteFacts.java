package org.ieum.spark;

import java.util.List;
import org.ieum.federation.TableSummary;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.query.Presence;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.WeightSums;
import org.ieum.federation.study.StudyManifest;

/**
 * What a site tells beside the numbers of its rows.
 *
 * @param attrition persons left after each step of the preparation
 * @param prepared what the preparation made of the values of each covariate; empty where there was
 *     none
 */
record SiteFacts(SitePart part, List<Long> attrition, List<TableSummary.Values> prepared) {
  SiteFacts {
    attrition = List.copyOf(attrition);
    prepared = List.copyOf(prepared);
  }

  /** What a table's values were before those outside limits became absent. */
  TableSummary summary(BlockTable table) {
    TableSummary blocks = table.summary();
    return prepared.isEmpty() ? blocks : blocks.withValues(prepared);
  }

  /** Index of the site's own cells; −1 where it does not share its own figures. */
  int ownSection() {
    return part.shareSiteResults() ? part.site() : -1;
  }

  static boolean serves(Query query) {
    return query instanceof Attrition
        || query instanceof Presence
        || query instanceof OutsideLimits
        || query instanceof WeightSums;
  }

  /** The whole answer to a query that is about facts. */
  double[] answer(StudyManifest study, Query query, BlockTable table) {
    if (query instanceof WeightSums q) {
      return q.answer(study, table.summary().weights());
    }
    double[] out = new double[query.shape(study).length()];
    if (query instanceof Presence) {
      List<TableSummary.Values> values = table.summary().values();
      for (int k = 0; k < values.size(); k++) {
        boolean present = values.get(k).recorded() > values.get(k).outside();
        out[part.site() * values.size() + k] = present ? 1 : 0;
      }
      return out;
    }
    if (query instanceof OutsideLimits) {
      List<TableSummary.Values> values = summary(table).values();
      boolean shared = study.evaluation().bySite() && ownSection() >= 0;
      for (int k = 0; k < values.size(); k++) {
        out[k] = OutsideLimits.rounded(values.get(k).outside());
        if (shared) {
          out[(1 + ownSection()) * values.size() + k] = out[k];
        }
      }
      return out;
    }
    int steps = study.preparation().steps().size();
    if (attrition.size() != steps) {
      throw new IllegalStateException(
          attrition.size() + " counts for " + steps + " steps of the preparation");
    }
    boolean own = study.evaluation().bySite() && ownSection() >= 0;
    for (int s = 0; s < steps; s++) {
      double persons = Math.min(attrition.get(s), Attrition.MOST_PERSONS / study.sites().size());
      out[s] = persons;
      if (own) {
        out[steps + ownSection() * steps + s] = persons;
      }
    }
    return out;
  }
}
