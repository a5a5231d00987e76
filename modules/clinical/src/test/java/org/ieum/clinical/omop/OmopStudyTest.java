package org.ieum.clinical.omop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.covariate.CovariateDefinition;
import org.ieum.clinical.covariate.Feature;
import org.ieum.clinical.population.Censoring;
import org.ieum.clinical.population.PopulationSettings;
import org.ieum.federation.basis.Power;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.Preparation;
import org.junit.jupiter.api.Test;

class OmopStudyTest {
  private static final OmopDefinition STUDY =
      Definitions.everything(new CohortExit.EndOfObservation());

  private static Covariate of(CovariateDefinition c) {
    OmopDefinition one =
        new OmopDefinition(
            STUDY.conceptSets(), STUDY.target(), STUDY.outcome(), STUDY.population(), List.of(c));
    return OmopStudy.dictionary(one).covariates().get(0);
  }

  private static double[] limits(double min, double max, double centre, int power) {
    Covariate c =
        of(
            Definitions.continuous(
                "x", new Feature.Age(), min, max, Optional.of(new Power(centre, power))));
    return new double[] {c.min(), c.max()};
  }

  @Test
  void limitsAreTheImageOfThePlausibleOnes() {
    assertThat(limits(50, 95, 65, 1)).containsExactly(-15, 30);
    assertThat(limits(50, 95, 65, 2)).containsExactly(0, 900);
    assertThat(limits(50, 95, 40, 2)).containsExactly(100, 3025);
    assertThat(limits(50, 95, 100, 2)).containsExactly(25, 2500);
    assertThat(limits(50, 95, 65, 3)).containsExactly(-3375, 27000);
    assertThat(limits(50, 95, 90, 4)).containsExactly(0, 2560000);
  }

  @Test
  void namesColumnsAndTypesInTheDefinitionsOrder() {
    List<Covariate> covariates = OmopStudy.dictionary(STUDY).covariates();
    assertThat(covariates).extracting(Covariate::name).startsWith("age2", "year", "female");
    assertThat(covariates).allMatch(c -> c.name().equals(c.column()));
    assertThat(covariates.get(0).unit()).isEqualTo("a2");
    assertThat(covariates.get(4).type()).isEqualTo(CovariateType.BINARY);
    assertThat(covariates.get(8))
        .isEqualTo(
            new Covariate(
                "smoking",
                "smoking",
                CovariateType.CATEGORICAL,
                0,
                1,
                List.of("never", "current"),
                true,
                "",
                "tobacco",
                "흡연력"));
  }

  @Test
  void preparationCarriesDefinitionStepsAndWeight() {
    Preparation preparation = OmopStudy.preparation(STUDY);
    assertThat(preparation.weight()).contains(new Preparation.Weight("weight", 20));
    assertThat(OmopDefinitions.fromJson(preparation.definition()).covariates())
        .isEqualTo(STUDY.covariates());
    assertThat(preparation.steps())
        .containsExactly(
            "entry events",
            "qualifying criteria",
            "no disease before",
            "in the target cohort",
            "first time in the cohort",
            "365 days observed before the index date",
            "no outcome before the time-at-risk",
            "outcome or 30 observed days at risk");
  }

  @Test
  void stepsThatNobodyAskedForAreNotCounted() {
    PopulationSettings p = STUDY.population();
    OmopDefinition plain =
        new OmopDefinition(
            STUDY.conceptSets(),
            Definitions.simple("target", STUDY.target().entry().get(0)),
            STUDY.outcome(),
            new PopulationSettings(
                p.timeAtRisk(), false, 0, false, 0, 0, new Censoring(Censoring.Policy.EXCLUDE, 1)),
            STUDY.covariates());
    assertThat(AttritionSteps.labels(plain))
        .containsExactly("entry events", "in the target cohort", "complete follow-up");
    assertThat(OmopStudy.preparation(plain).weight()).isEmpty();
  }
}
