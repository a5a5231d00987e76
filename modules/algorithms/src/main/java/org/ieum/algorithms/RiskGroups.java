package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.Appraisal.RiskBand;
import org.ieum.federation.model.Performance.CalibrationGroup;
import org.ieum.federation.query.LeastPart;

/**
 * Runs of neighbouring bins, each of a group's events or more; what is left at the end joins the
 * last.
 */
final class RiskGroups {
  private static final int GROUPS = 20;
  private static final int BANDS = 100;

  private final ScoreBins bins;

  RiskGroups(ScoreBins bins) {
    this.bins = bins;
  }

  /** Bins from {@code from} to {@code to}, exclusive, and their sums. */
  private record Run(int from, int to, double weight, double positives, double predicted) {
    Run plus(Run next) {
      return new Run(
          from,
          next.to,
          weight + next.weight,
          positives + next.positives,
          predicted + next.predicted);
    }
  }

  /** At most {@value #GROUPS} of about equally much weight. */
  List<CalibrationGroup> calibration() {
    List<CalibrationGroup> groups = new ArrayList<>();
    for (Run run : runs(bins.total() / GROUPS, 1)) {
      groups.add(
          new CalibrationGroup(
              Math.round(run.weight), run.predicted / run.weight, run.positives / run.weight));
    }
    return groups;
  }

  /** At most {@value #BANDS} of equal width on the logit scale, before they are joined. */
  List<RiskBand> bands() {
    List<RiskBand> bands = new ArrayList<>();
    for (Run run : runs(0, Math.max(1, bins.count() / BANDS))) {
      bands.add(
          new RiskBand(
              probability(bins.edge(run.from)),
              probability(bins.edge(run.to)),
              run.positives,
              run.weight - run.positives));
    }
    return bands;
  }

  /**
   * Runs of at least a group's events.
   *
   * @param weight a run goes on until all runs so far hold this much each
   * @param multiple a run ends where a multiple of so many bins does
   */
  private List<Run> runs(double weight, int multiple) {
    List<Run> runs = new ArrayList<>();
    Run open = new Run(0, 0, 0, 0, 0);
    double events = 0;
    double before = 0;
    for (int b = 0; b < bins.count(); b++) {
      boolean filled = bins.weight(b) > 0;
      double predicted = filled ? bins.weight(b) * probability(bins.logit(b)) : 0;
      boolean leading = open.weight == 0 && !filled;
      open =
          new Run(
              leading ? b + 1 : open.from,
              b + 1,
              open.weight + bins.weight(b),
              open.positives + bins.positives()[b],
              open.predicted + predicted);
      events += bins.events(b);
      before += bins.weight(b);
      boolean enough = events >= LeastPart.GROUP && before >= weight * (runs.size() + 1);
      if (enough && (b + 1) % multiple == 0 && filled) {
        runs.add(open);
        open = new Run(b + 1, b + 1, 0, 0, 0);
        events = 0;
      }
    }
    if (open.weight > 0) {
      runs.add(runs.isEmpty() ? open : runs.remove(runs.size() - 1).plus(open));
    }
    return runs;
  }

  private static double probability(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
