package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.Caution;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.WeightTally;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;
import org.junit.jupiter.api.Test;

/** Weights for incomplete follow-up: what is said of them, and where they carry no model. */
class WeightsTest {
  private static final double MAXIMUM = 20;
  private static final Covariate AGE = Covariate.continuous("age", -6, 6);
  private static final Covariate HF = Covariate.binary("hf");

  @Test
  void effectiveSizesAreThoseOfTheSingleRecords() {
    // Events 1, 1, 4: (1 + 1 + 4)² / (1 + 1 + 16) = 2. Non-events 20, 20, 5 and three lost ones:
    // 45² / 825 = 2.4545; three times over at three sites: 6 and 7.3636.
    double[] weights = {1, 1, 4, 20, 20, 5, 0, 0, 0};
    boolean[] events = {true, true, true, false, false, false, false, false, false};
    int copies = 3;
    double[][] x = new double[copies * 9][];
    double[] w = new double[x.length];
    boolean[] y = new boolean[x.length];
    Random random = new Random(7);
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {random.nextGaussian()};
      w[i] = weights[i % 9];
      y[i] = events[i % 9];
    }
    FittedModel model = fit(study(4, AGE), x, y, w);
    PartWeights part = model.weights().get(0);
    assertThat(model.weights()).hasSize(1);
    assertThat(part.part()).isEqualTo(PartWeights.TRAINING);
    assertThat(part.events()).isEqualTo(new WeightTally(9, 0, 0, 18, 54));
    assertThat(part.events().effective()).isEqualTo(6);
    // Each of three sites tells its 3 lost and its 2 cut as 5.
    assertThat(part.nonEvents()).isEqualTo(new WeightTally(18, 15, 15, 135, 2475));
    assertThat(part.nonEvents().effective()).isCloseTo(7.3636, within(1e-4));
    assertThat(model.cautions())
        .filteredOn(c -> c.code() == Caution.Code.EFFECTIVE_SIZE)
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.subject()).isEqualTo("training records without the outcome");
              assertThat(c.text()).contains("found 7.4 of 18");
            });
    assertThat(FittedModel.fromBytes(model.toBytes())).isEqualTo(model);
  }

  @Test
  void aModelOfUnweightedRecordsSaysNothingOfWeights() {
    StudyManifest plain = Oracle.study("y", new FeatureDictionary(List.of(AGE)));
    Lost data = new Lost(300, 1);
    FittedModel model = Oracle.fit(plain, table(plain, data.age(), data.y, data.ones()).split(3));
    assertThat(model.weights()).isEmpty();
    assertThat(model.cautions()).isEmpty();
    assertThat(new String(model.toBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("\"weights\"", "cautions");
  }

  @Test
  void twoPersonsThatStandForAllWhoWereLostAreRefused() {
    // 85 persons without the outcome, of whom 83 were lost; the two left weigh the maximum.
    int events = 40;
    double[][] x = new double[events + 85][];
    boolean[] y = new boolean[x.length];
    double[] w = new double[x.length];
    Random random = new Random(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {random.nextGaussian()};
      y[i] = i < events;
      w[i] = y[i] ? 1 + i / 20.0 : i >= x.length - 2 ? MAXIMUM : 0;
    }
    assertThatThrownBy(() -> fit(study(20, AGE), x, y, w))
        .isInstanceOfSatisfying(
            IeumException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.DEGENERATE_DATA);
              assertThat(e.text())
                  .contains(
                      "expected an effective sample of 10 or more training records without the"
                          + " outcome",
                      "found 2.0 of 85",
                      "observation periods");
            });
  }

  @Test
  void aCovariateThatOnlyLostPersonsHoldIsExcludedAndLeavesTheOthersAsTheyAre() {
    Lost data = new Lost(300, 5);
    for (double ridge : new double[] {0, 0.01}) {
      ModelSpec model = new ModelSpec(ModelSpec.Family.LOGISTIC, ridge, false, false, 25);
      StudyManifest both = study(20, AGE, HF).withModel(model);
      FittedModel with = fit(both, data.both(), data.y, data.w);
      FittedModel alone = fit(study(20, AGE).withModel(model), data.age(), data.y, data.w);
      assertThat(with.excluded()).containsExactly("hf");
      Coefficient hf = with.coefficients().get(2);
      assertThat(hf.estimate()).isZero();
      assertThat(with.coefficients().get(1).estimate())
          .isCloseTo(alone.coefficients().get(1).estimate(), within(1e-9));
      assertThat(with.coefficients().get(1).standardError())
          .isCloseTo(alone.coefficients().get(1).standardError(), within(1e-9));
    }
  }

  @Test
  void aNumberThatIsTheSameInAllWhoWeighAnythingIsExcludedWhateverItsSize() {
    Lost data = new Lost(300, 5);
    Covariate level = Covariate.continuous("level", -1e6, 1e6);
    for (double value : new double[] {0.1, -Math.PI, 1e6 / 3}) {
      double[][] x = data.both();
      for (int i = 0; i < x.length; i++) {
        x[i][1] = data.w[i] == 0 ? value + i : value;
      }
      assertThat(fit(study(20, AGE, level), x, data.y, data.w).excluded()).containsExactly("level");
    }
  }

  /** Persons of whom a third were lost; heart failure is known of lost ones alone. */
  private static final class Lost {
    private final double[][] x;
    private final boolean[] y;
    private final double[] w;

    Lost(int rows, long seed) {
      x = new double[rows][];
      y = new boolean[rows];
      w = new double[rows];
      Random random = new Random(seed);
      for (int i = 0; i < rows; i++) {
        double age = random.nextGaussian();
        y[i] = random.nextDouble() < 1 / (1 + Math.exp(1 - age));
        boolean lost = !y[i] && random.nextInt(3) == 0;
        w[i] = lost ? 0 : y[i] ? 1 + random.nextDouble() / 2 : 1.5;
        x[i] = new double[] {age, lost && random.nextInt(4) == 0 ? 1 : 0};
      }
    }

    double[][] both() {
      return java.util.Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    double[][] age() {
      return java.util.Arrays.stream(x).map(r -> new double[] {r[0]}).toArray(double[][]::new);
    }

    double[] ones() {
      double[] ones = new double[w.length];
      java.util.Arrays.fill(ones, 1);
      return ones;
    }
  }

  private static StudyManifest study(int minimumCohort, Covariate... covariates) {
    StudyManifest s = Oracle.study("y", new FeatureDictionary(List.of(covariates)));
    return new StudyManifest(
        s.id(),
        s.title(),
        s.purpose(),
        s.sites(),
        s.table(),
        s.personId(),
        s.outcome().column(),
        s.dictionary(),
        s.split(),
        s.model(),
        s.evaluation(),
        s.maxRecords(),
        minimumCohort,
        new Preparation(Optional.of(new Preparation.Weight("w", MAXIMUM)), "", List.of()));
  }

  private static PatientTable table(StudyManifest study, double[][] x, boolean[] y, double[] w) {
    return PatientTable.ofCovariates(study.dictionary(), x, y, new boolean[y.length])
        .withWeights(w);
  }

  private static FittedModel fit(StudyManifest study, double[][] x, boolean[] y, double[] w) {
    return Oracle.fit(study, table(study, x, y, w).split(3));
  }
}
