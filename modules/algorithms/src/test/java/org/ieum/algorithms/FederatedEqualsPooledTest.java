package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.SyntheticCohort;

/** A federation of any split gives the pooled fit. */
class FederatedEqualsPooledTest {
  private static final double TOLERANCE = 1e-9;

  @Property(tries = 25)
  void anySplitAndSiteOrderGivesThePooledEstimates(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 7) int sites,
      @ForAll @IntRange(min = 1, max = 5) int covariates) {
    Random random = new Random(seed);
    double[] slopes = random.doubles(covariates, -1, 1).toArray();
    SyntheticCohort cohort = new SyntheticCohort(-0.5, slopes);
    StudyManifest study = cohort.study(sites);
    PatientTable all = cohort.draw(study, 400, 0.5, seed);
    int[] part = random.ints(all.rows(), 0, sites).toArray();
    List<PatientTable> split = new ArrayList<>(all.split(part, sites));
    Collections.shuffle(split, random);
    FittedModel federated = Oracle.fit(study, split);
    FittedModel pooled = Oracle.fit(study, List.of(all));
    for (int j = 0; j <= covariates; j++) {
      double expected = pooled.coefficients().get(j).estimate();
      assertThat(federated.coefficients().get(j).estimate())
          .isCloseTo(expected, within(TOLERANCE * (1 + Math.abs(expected))));
      double error = pooled.coefficients().get(j).standardError();
      assertThat(federated.coefficients().get(j).standardError())
          .isCloseTo(error, within(1e-8 * error));
    }
    assertThat(federated.validation().auc())
        .isCloseTo(pooled.validation().auc(), within(pooled.validation().aucBound() + 1e-6));
  }

  @Property(tries = 25)
  void theBracketContainsTheExactAuc(@ForAll long seed) {
    Random random = new Random(seed);
    int bins = 10 + random.nextInt(200);
    double[] negatives = new double[bins];
    double[] positives = new double[bins];
    double[] logits = new double[bins];
    double[] score = random.doubles(300).toArray();
    boolean[] event = new boolean[score.length];
    for (int i = 0; i < score.length; i++) {
      event[i] = random.nextDouble() < 0.2 + 0.6 * score[i];
      int b = (int) (score[i] * bins);
      (event[i] ? positives : negatives)[b]++;
      logits[b] += score[i];
    }
    double pairs = 0;
    double won = 0;
    for (int i = 0; i < score.length; i++) {
      for (int k = 0; k < score.length; k++) {
        if (event[i] && !event[k]) {
          pairs++;
          won += score[i] > score[k] ? 1 : score[i] == score[k] ? 0.5 : 0;
        }
      }
    }
    Discrimination found =
        new Discrimination(
            new ScoreBins(
                12, negatives, positives, logits, logits, negatives, positives, positives, false));
    assertThat(won / pairs).isCloseTo(found.auc(), within(found.aucBound() + 1e-12));
    assertThat(found.roc()).hasSizeLessThanOrEqualTo(200);
    for (int i = 1; i < found.roc().size(); i++) {
      assertThat(found.roc().get(i).truePositiveRate())
          .isGreaterThanOrEqualTo(found.roc().get(i - 1).truePositiveRate());
      assertThat(found.roc().get(i).falsePositiveRate())
          .isGreaterThanOrEqualTo(found.roc().get(i - 1).falsePositiveRate());
    }
  }
}
