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
        .isCloseTo(
            pooled.validation().auc(),
            within(federated.validation().aucBound() + pooled.validation().aucBound()));
  }
}
