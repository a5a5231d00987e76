package org.ieum.spark.omop.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.cohort.EventCriteria;

/** From included events to eras: exit, censoring, joining. */
final class Exits {
  private final CohortDefinition cohort;
  private final Criteria criteria;

  Exits(CohortDefinition cohort, Criteria criteria) {
    this.cohort = cohort;
    this.criteria = criteria;
  }

  List<Era> eras(List<IndexEvent> included) {
    List<Era> persistent =
        cohort.exit() instanceof CohortExit.CustomEra custom ? exposureEras(custom) : List.of();
    List<Era> rows = new ArrayList<>();
    for (IndexEvent index : included) {
      int end = end(index, persistent);
      if (end >= index.start()) {
        rows.add(new Era(index.start(), end, index.visit()));
      }
    }
    return cut(joined(rows, cohort.eraPadDays()), cohort.censorDates());
  }

  /** The earliest of the ends that are not before the start; one before it if there is none. */
  private int end(IndexEvent index, List<Era> persistent) {
    int last = index.observed().end();
    int end = last;
    if (cohort.exit() instanceof CohortExit.DateOffset offset) {
      int anchor = offset.fromEnd() ? index.end() : index.start();
      end = Math.min(anchor + offset.days(), last);
      if (end < index.start()) {
        end = Integer.MAX_VALUE;
      }
    }
    for (Era era : persistent) {
      if (era.start() <= index.start() && index.start() <= era.end()) {
        end = Math.min(end, era.end());
      }
    }
    for (EventCriteria censor : cohort.censoring()) {
      for (Event event : criteria.events(censor)) {
        if (event.start() >= index.start() && event.start() <= last) {
          end = Math.min(end, event.start());
        }
      }
    }
    return end == Integer.MAX_VALUE ? index.start() - 1 : end;
  }

  /** Exposures that are at most the gap apart, each era with the offset. */
  private List<Era> exposureEras(CohortExit.CustomEra custom) {
    List<Era> exposures = new ArrayList<>();
    for (EventCriteria drugs : Leaves.exposures(custom.conceptSet())) {
      for (Event e : criteria.events(drugs)) {
        int end = custom.daysSupply() >= 0 ? e.start() + custom.daysSupply() : e.end();
        exposures.add(new Era(e.start(), end + custom.offset(), Event.NONE));
      }
    }
    return joined(exposures, custom.gapDays());
  }

  /** Joins times of which one starts no later than {@code pad} days after the others' end. */
  static List<Era> joined(List<Era> times, int pad) {
    List<Era> ordered = new ArrayList<>(times);
    ordered.sort(Comparator.comparingInt(Era::start));
    List<Era> joined = new ArrayList<>();
    for (Era time : ordered) {
      Era before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null && before.end() + pad >= time.start()) {
        int end = Math.max(before.end(), time.end());
        joined.set(joined.size() - 1, new Era(before.start(), end, before.visit()));
      } else {
        joined.add(time);
      }
    }
    return joined;
  }

  private static List<Era> cut(List<Era> eras, DateRange dates) {
    if (dates.isAny()) {
      return eras;
    }
    List<Era> inside = new ArrayList<>();
    for (Era era : eras) {
      int start = (int) Math.max(era.start(), dates.from().toEpochDay());
      int end = (int) Math.min(era.end(), dates.to().toEpochDay());
      if (start <= end) {
        inside.add(new Era(start, end, era.visit()));
      }
    }
    return inside;
  }
}
