package org.ieum.spark.omop.prepare;

import java.util.List;
import org.ieum.clinical.cohort.Domain;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.covariate.LookBack;

/** Which events a feature looks at; no domains where it looks at the person alone. */
record EventFeature(List<Domain> domains, String conceptSet, LookBack window) {
  private static final EventFeature NONE = new EventFeature(List.of(), "", LookBack.history());

  static EventFeature of(Feature feature) {
    if (feature instanceof Feature.Presence f) {
      return new EventFeature(f.domains(), f.conceptSet(), f.window());
    } else if (feature instanceof Feature.DayCount f) {
      return new EventFeature(List.of(f.domain()), f.conceptSet(), f.window());
    } else if (feature instanceof Feature.LatestValue f) {
      return new EventFeature(List.of(f.domain()), f.conceptSet(), f.window());
    } else if (feature instanceof Feature.LatestLevel f) {
      return new EventFeature(List.of(f.domain()), f.conceptSet(), f.window());
    }
    return NONE;
  }
}
