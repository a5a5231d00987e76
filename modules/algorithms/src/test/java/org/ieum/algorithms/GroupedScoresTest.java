package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.ThresholdPerformance;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;

/** Figures of grouped scores and placements against those of the single records. */
class GroupedScoresTest {
  private static final ScoredModel SCORE =
      new ScoredModel.Own(new Scaling(new double[1], new double[] {1}), new Coefficients(0, 1));

  /** Scored records at several sites. */
  private record Records(double[] score, boolean[] event, double[] weight, int[] site, int sites) {
    static Records draw(Random random, int rows, int sites, double rate, boolean discrete) {
      double[] score = new double[rows];
      boolean[] event = new boolean[rows];
      double[] weight = new double[rows];
      Arrays.fill(weight, 1);
      double shift = Math.log(rate / (1 - rate));
      for (int i = 0; i < rows; i++) {
        double s = shift + 1.2 * random.nextGaussian();
        score[i] = discrete ? Math.rint(2 * s) / 2 : s;
        event[i] = random.nextDouble() < 1 / (1 + Math.exp(-s));
      }
      return new Records(score, event, weight, random.ints(rows, 0, sites).toArray(), sites);
    }

    Records weighted(Random random) {
      double[] weights = random.doubles(score.length, 0, 4).map(w -> w < 1 ? 0 : w).toArray();
      return new Records(score, event, weights, site, sites);
    }

    Performance judged(boolean weighted) {
      StudyManifest study =
          SyntheticCohort.study(
                  sites, new FeatureDictionary(List.of(Covariate.continuous("s", -40, 40))))
              .withEvaluation(EvaluationSpec.standard().withThresholds(List.of(0.1, 0.5)));
      if (weighted) {
        study =
            study.withPreparation(
                new Preparation(Optional.of(new Preparation.Weight("w", 4)), "", List.of()));
      }
      double[][] rows =
          Arrays.stream(score).mapToObj(s -> new double[] {s}).toArray(double[][]::new);
      List<PatientTable> tables =
          PatientTable.ofDesign(1, rows, event, new boolean[rows.length])
              .withWeights(weight)
              .split(site, sites);
      SimulatedFederation federation = InMemorySiteTable.federate(study, tables);
      Judging judging = new Judging(study, SCORE, Partition.TRAIN, false);
      judging.take(
          Answer.of(federation.ask(judging.second(Answer.of(federation.ask(judging.first()))))));
      return judging.whole();
    }

    /** Those of sites that hold enough. */
    Records told() {
      boolean[] in = new boolean[sites];
      for (int s = 0; s < sites; s++) {
        int own = s;
        long events = count(own, true);
        long others = count(own, false);
        in[s] = events >= 10 && others >= 10;
      }
      int[] rows = IntStream.range(0, score.length).filter(i -> in[site[i]]).toArray();
      boolean[] events = new boolean[rows.length];
      for (int i = 0; i < rows.length; i++) {
        events[i] = event[rows[i]];
      }
      return new Records(
          Arrays.stream(rows).mapToDouble(i -> score[i]).toArray(),
          events,
          Arrays.stream(rows).mapToDouble(i -> weight[i]).toArray(),
          Arrays.stream(rows).map(i -> site[i]).toArray(),
          sites);
    }

    private long count(int own, boolean kind) {
      return IntStream.range(0, score.length)
          .filter(i -> site[i] == own && event[i] == kind && weight[i] > 0)
          .count();
    }

    double auc() {
      double pairs = 0;
      double won = 0;
      for (int i = 0; i < score.length; i++) {
        for (int k = 0; event[i] && k < score.length; k++) {
          if (!event[k]) {
            double w = weight[i] * weight[k];
            pairs += w;
            won += score[i] > score[k] ? w : score[i] == score[k] ? w / 2 : 0;
          }
        }
      }
      return won / pairs;
    }

    /** Intercept and slope of the outcome's logistic regression on the score. */
    double[] line() {
      double a = 0;
      double b = 1;
      for (int step = 0; step < 50; step++) {
        double[] sums = new double[5];
        for (int i = 0; i < score.length; i++) {
          double p = 1 / (1 + Math.exp(-a - b * score[i]));
          double r = weight[i] * ((event[i] ? 1 : 0) - p);
          double c = weight[i] * p * (1 - p);
          sums[0] += r;
          sums[1] += r * score[i];
          sums[2] += c;
          sums[3] += c * score[i];
          sums[4] += c * score[i] * score[i];
        }
        double determinant = sums[2] * sums[4] - sums[3] * sums[3];
        a += (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
        b += (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      }
      return new double[] {a, b};
    }
  }

  @Property(tries = 150)
  void theExactAucIsWithinTheBracketAndNearTheEstimate(
      @ForAll long seed,
      @ForAll @IntRange(min = 100, max = 1500) int rows,
      @ForAll @IntRange(min = 1, max = 4) int sites,
      @ForAll boolean discrete,
      @ForAll boolean weighted) {
    Random random = new Random(seed);
    Records drawn = Records.draw(random, rows, sites, 0.2 + 0.3 * random.nextDouble(), discrete);
    Records records = weighted ? drawn.weighted(random) : drawn;
    Performance p = records.judged(weighted);
    Records told = records.told();
    assertThat(p.records()).isEqualTo(told.score().length);
    if (p.records() == 0) {
      assertThat(p.auc()).isNaN();
      return;
    }
    double exact = told.auc();
    assertThat(exact).isCloseTo(p.auc(), within(p.aucBound() + 1e-12));
    assertThat(p.auc()).isCloseTo(exact, within(0.003 + p.aucBound() / 3));
    assertThat(p.aucBound()).isLessThan(1);
    for (int i = 1; i < p.roc().size(); i++) {
      assertThat(p.roc().get(i).truePositiveRate())
          .isGreaterThanOrEqualTo(p.roc().get(i - 1).truePositiveRate());
      assertThat(p.roc().get(i).falsePositiveRate())
          .isGreaterThanOrEqualTo(p.roc().get(i - 1).falsePositiveRate());
    }
  }

  @Property(tries = 60)
  void theCalibrationLineIsThatOfTheRecords(
      @ForAll long seed,
      @ForAll @IntRange(min = 300, max = 3000) int rows,
      @ForAll boolean weighted) {
    Random random = new Random(seed);
    Records drawn = Records.draw(random, rows, 2, 0.3, false);
    Records records = (weighted ? drawn.weighted(random) : drawn).told();
    Performance p = records.judged(weighted);
    double[] line = records.line();
    double bound = p.appraisal().calibrationBound();
    assertThat(p.calibrationIntercept()).isCloseTo(line[0], within(bound));
    assertThat(p.calibrationSlope()).isCloseTo(line[1], within(bound));
    assertThat(bound).isLessThan(0.5);
  }

  @Test
  void theErrorOfTheAucOnDataOfAHeartStudysSizeIsWellBelowAHundredth() {
    List<Double> errors = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      Records records = Records.draw(new Random(seed), 740, 4, 0.5, false);
      errors.add(Math.abs(records.judged(false).auc() - records.auc()));
    }
    assertThat(errors.stream().mapToDouble(e -> e).max().orElseThrow()).isLessThan(1e-2);
    assertThat(errors.stream().mapToDouble(e -> e).average().orElseThrow()).isLessThan(2e-3);
  }

  @Test
  void whatSmallSitesWithholdIsSaidInFives() {
    Random random = new Random(3);
    Records many = Records.draw(random, 400, 1, 0.4, false);
    for (int i = 0; i < 23; i++) {
      many.event()[i] = i % 4 == 0;
    }
    int[] site = new int[400];
    Arrays.fill(site, 0, 23, 1);
    Records uneven = new Records(many.score(), many.event(), many.weight(), site, 2);
    Performance p = uneven.judged(false);
    assertThat(p.records()).isEqualTo(377);
    assertThat(p.appraisal().withheld().sites()).isEqualTo(1);
    assertThat(p.appraisal().withheld().records()).isEqualTo(25);
    assertThat(p.appraisal().withheld().events()).isEqualTo(5);
    ThresholdPerformance low = p.appraisal().thresholds().get(0);
    assertThat(low.exact()).as("few lie below a tenth, so nobody tells how many").isZero();
    assertThat(low.sensitivity().value()).isBetween(0.9, 1.0);
    assertThat(p.appraisal().thresholds().get(1).exact()).isEqualTo(1);
  }
}
