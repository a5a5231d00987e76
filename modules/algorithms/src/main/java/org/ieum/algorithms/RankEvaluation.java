package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.model.Estimate;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.Ranking;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.RankedPairs;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.study.StudyManifest;

/** By how well linear predictors rank times to an event within sites. */
final class RankEvaluation extends CellEvaluation {
  private final Standardisation standard;

  RankEvaluation(StudyManifest study, Standardisation standard) {
    super(study);
    this.standard = standard;
  }

  @Override
  RankedPairs query(Coefficients fitted, Partition partition, boolean sections) {
    return new RankedPairs(new ScoredModel.Own(standard.scaling(), fitted), partition, sections);
  }

  @Override
  RankedPairs published(int model, Partition partition) {
    Coefficients imputation =
        new Coefficients(standard.means().stream().mapToDouble(m -> m).toArray());
    return new RankedPairs(new ScoredModel.Published(model, imputation), partition, true);
  }

  /** Published risks rank, but are no hazards that a slope could be of. */
  @Override
  Performance ofPublished(Performance performance) {
    Ranking r = performance.ranks();
    return Performance.of(
        new Ranking(r.records(), r.events(), r.pairs(), r.concordance(), Estimate.none()));
  }

  @Override
  List<Performance> cells(Answer sum, String section) {
    double[][] fields = new double[RankedPairs.FIELDS.size()][];
    for (int f = 0; f < fields.length; f++) {
      fields[f] = sum.values(ScoreSections.name(section, RankedPairs.FIELDS.get(f)));
    }
    List<Performance> cells = new ArrayList<>();
    for (int c = 0; c < fields[0].length; c++) {
      cells.add(Performance.of(ranking(fields, c)));
    }
    return cells;
  }

  /**
   * With θ = A/B the difference of concordant and discordant pairs over all, C = (1 + θ)/2; a
   * record's influence on θ is (a − θ·b)/B, and the variance their sum of squares (the
   * infinitesimal jackknife; Therneau and Atkinson, {@code concordance} of R's survival).
   */
  private static Ranking ranking(double[][] fields, int cell) {
    double pairs = fields[2][cell];
    double theta = fields[3][cell] / pairs;
    double squares =
        fields[4][cell] - 2 * theta * fields[5][cell] + theta * theta * fields[6][cell];
    double information = fields[8][cell];
    return new Ranking(
        Math.round(fields[0][cell]),
        Math.round(fields[1][cell]),
        Math.rint(pairs),
        concordance((1 + theta) / 2, Math.sqrt(Math.max(0, squares)) / pairs / 2),
        information > 0
            ? Intervals.symmetric(1 + fields[7][cell] / information, 1 / Math.sqrt(information))
            : Estimate.none());
  }

  private static Estimate concordance(double share, double error) {
    return share > 0 && share < 1
        ? Intervals.onLogitScale(share, error)
        : Intervals.symmetric(share, error);
  }

  @Override
  String words(Performance performance) {
    Ranking ranking = performance.ranks();
    return String.format(
        Locale.ROOT,
        "%d with the event, concordance %.4f",
        ranking.events(),
        ranking.concordance().value());
  }
}
