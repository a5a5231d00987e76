package org.ieum.federation;

import java.util.List;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.SiteVectorAccess;
import org.ieum.federation.vector.WordSum;

/**
 * Several tables in one process, summed in the clear: for notebooks, tests and pooled comparisons.
 */
public final class SimulatedFederation implements Federation {
  private final StudyManifest study;
  private final List<SiteTable> sites;

  public SimulatedFederation(StudyManifest study, List<? extends SiteTable> sites) {
    this.study = study;
    this.sites = List.copyOf(sites);
  }

  @Override
  public StudyManifest study() {
    return study;
  }

  @Override
  public AggregateVector ask(Query query) {
    FixedPoint scale = query.scale(study);
    WordSum sum = new WordSum(scale);
    for (SiteTable site : sites) {
      sum.addWords(site.answer(query).words(SiteVectorAccess.get()));
    }
    return AggregateVector.of(query.layout(study), scale, sum.words());
  }
}
