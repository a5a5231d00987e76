package org.ieum.spark;

import java.util.BitSet;
import java.util.List;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.Presence;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.WeightSums;
import org.ieum.federation.study.StudyManifest;

/**
 * What a site tells beside the numbers of its rows.
 *
 * @param attrition persons left after each step of the preparation
 */
record SiteFacts(SitePart part, List<Long> attrition) {
  SiteFacts {
    attrition = List.copyOf(attrition);
  }

  /** Index of the site's own cells; −1 where it does not share its own figures. */
  int ownSection() {
    return part.shareSiteResults() ? part.site() : -1;
  }

  static boolean serves(Query query) {
    return query instanceof Attrition || query instanceof Presence || query instanceof WeightSums;
  }

  /** The whole answer to a query that is about facts. */
  double[] answer(StudyManifest study, Query query, BlockTable table) {
    if (query instanceof WeightSums q) {
      return q.answer(study, table.summary().weights());
    }
    double[] out = new double[query.layout(study).length()];
    if (query instanceof Presence) {
      BitSet present = table.present();
      int covariates = study.dictionary().covariates().size();
      present.stream().forEach(k -> out[part.site() * covariates + k] = 1);
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
