package org.ieum.federation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Term;
import org.junit.jupiter.api.Test;

/** Published models against numbers worked out by hand. */
class ExternalScorerTest {
  private static final FeatureDictionary DICTIONARY =
      new FeatureDictionary(
          List.of(
              Covariate.continuous("age", 40, 90).withMissingIndicator(),
              Covariate.categorical("smoking", List.of("never", "past", "current")),
              Covariate.binary("copd")));

  /** age, age missing, smoking=past, smoking=current, copd. */
  private static final double[] MEANS = {60, 0.1, 0.25, 0.25, 0.5};

  @Test
  void termsAddUpToTheLogit() {
    ExternalModel model =
        model(
            ExternalModel.Link.LOGIT,
            new Term.Power("age", 62, 2, 2, 0.5),
            new Term.Power("age", 0, 10, -1, 7),
            new Term.Band("age", 70, 80, 10),
            new Term.Level("smoking", "never", 100),
            new Term.Level("smoking", "current", 1000),
            Term.linear("copd", 10_000));
    ExternalScorer scorer = new ExternalScorer(model, DICTIONARY, MEANS);
    // 1 + ½·4² + 7/7 + 10 + never
    assertThat(scorer.logit(new double[] {-1, 70, 0, 0, 0, 0}, 1)).isEqualTo(1 + 8 + 1 + 10 + 100);
    assertThat(scorer.logit(new double[] {80, 0, 0, 1, 1}, 0))
        .isCloseTo(1 + 0.5 * 81 + 0.875 + 1000 + 10_000, within(1e-9));
    // All absent: the means, of levels their shares.
    double none = Double.NaN;
    assertThat(scorer.logit(new double[] {none, 1, none, none, none}, 0))
        .isCloseTo(1 + 0.5 + 7 / 6.0 + 50 + 250 + 5000, within(1e-9));
  }

  @Test
  void aTermWithAConditionCountsOnlyWhereItHolds() {
    ExternalModel model =
        model(
            ExternalModel.Link.LOGIT,
            new Term.Conditional(
                new Term.Band("age", 60, 90, 10), new Term.Level("smoking", "current", 1)),
            new Term.Conditional(
                new Term.Level("smoking", "never", 100), new Term.Band("copd", 0, 0.5, 1)));
    ExternalScorer scorer = new ExternalScorer(model, DICTIONARY, MEANS);
    assertThat(scorer.logit(new double[] {70, 0, 0, 1, 1}, 0)).isEqualTo(1 + 10);
    assertThat(scorer.logit(new double[] {70, 0, 1, 0, 0}, 0)).isEqualTo(1);
    assertThat(scorer.logit(new double[] {50, 0, 0, 0, 0}, 0)).isEqualTo(1 + 100);
    assertThat(scorer.logit(new double[] {50, 0, 0, 0, 1}, 0)).isEqualTo(1);
  }

  @Test
  void aConditionIsALevelOrABand() {
    assertThatThrownBy(() -> new Term.Conditional(Term.linear("age", 1), Term.linear("copd", 1)))
        .hasMessageContaining("term of age: expected a condition that is a level or a band");
  }

  @Test
  void aCoxModelGivesTheLogitOfItsRisk() {
    ExternalModel cox = model(ExternalModel.Link.COMPLEMENTARY_LOG_LOG, Term.linear("copd", 0.25));
    ExternalScorer scorer = new ExternalScorer(cox, DICTIONARY, MEANS);
    double risk = 1 - StrictMath.exp(-StrictMath.exp(1.25));
    assertThat(scorer.logit(new double[] {50, 0, 0, 0, 1}, 0))
        .isCloseTo(StrictMath.log(risk / (1 - risk)), within(1e-12));
  }

  private static ExternalModel model(ExternalModel.Link link, Term... terms) {
    return new ExternalModel("m", "", link, 1, List.of(terms));
  }
}
