package org.ieum.federation.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How a model ranks times to an event, within sites.
 *
 * @param pairs of one site's records of which it is known who went longer without the event
 * @param concordance share of them in which the model gives the one who had the event first the
 *     greater hazard, ties a half (Harrell et al. 1982); interval from the records' influence on it
 * @param slope of hazards on the model's linear predictor; 1 where hazard ratios are neither too
 *     extreme nor too timid
 * @param horizons risks until the study's horizons, of those that any site tells of
 */
public record Ranking(
    long records,
    long events,
    double pairs,
    Estimate concordance,
    Estimate slope,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HorizonPerformance> horizons) {
  public Ranking {
    horizons = horizons == null ? List.of() : List.copyOf(horizons);
  }
}
