package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.ProgressStep;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;

class StudyProgramTest {
  private static final SyntheticCohort COHORT = new SyntheticCohort(-3, 0.8, -0.5, 0.3, 0, 1.2);

  private static StudyManifest study() {
    return COHORT
        .study(3)
        .withSplit(new Split(25, "hold-out"))
        .withEvaluation(new EvaluationSpec(2000, 12, true, 100));
  }

  private static List<InMemorySiteTable> sites(StudyManifest study) {
    List<InMemorySiteTable> sites = new ArrayList<>();
    double[] shifts = {-0.5, 0, 1};
    for (int s = 0; s < 3; s++) {
      PatientTable table = COHORT.draw(study, 6000, shifts[s], 100 + s);
      sites.add(new InMemorySiteTable(study, s, s != 1, table));
    }
    return sites;
  }

  @Test
  void spendsTwoRoundsOnStandardisationAtMostSixOnTheFitAndTwoOnEvaluation() {
    StudyManifest study = study();
    List<ProgressStep> steps = new ArrayList<>();
    FittedModel model = StudyProgram.run(new SimulatedFederation(study, sites(study)), steps::add);
    assertThat(steps.stream().map(ProgressStep::phase).filter("standardise"::equals)).hasSize(2);
    assertThat(steps.stream().map(ProgressStep::phase).filter("fit"::equals)).hasSizeBetween(2, 6);
    assertThat(steps.stream().map(ProgressStep::phase).filter("evaluate"::equals)).hasSize(2);
    assertThat(steps.stream().map(ProgressStep::rounds))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, model.rounds()).boxed().toList());
  }

  @Test
  void sameSumsInAnySiteOrderGiveTheSameBits() {
    StudyManifest study = study();
    List<InMemorySiteTable> sites = sites(study);
    FittedModel first =
        StudyProgram.run(new SimulatedFederation(study, sites), ProgressListener.none());
    Collections.reverse(sites);
    FittedModel second =
        StudyProgram.run(new SimulatedFederation(study, sites), ProgressListener.none());
    assertThat(second.toBytes()).isEqualTo(first.toBytes());
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(FittedModel.fromBytes(first.toBytes())).isEqualTo(first);
  }

  @Test
  void aRareOutcomeAtStronglyShiftedSitesConvergesWithinSixFitRounds() {
    double[] slopes = new double[20];
    for (int j = 0; j < slopes.length; j++) {
      slopes[j] = 0.6 * Math.cos(j);
    }
    SyntheticCohort cohort = new SyntheticCohort(-4.5, slopes);
    for (boolean siteIntercepts : new boolean[] {false, true}) {
      StudyManifest study = cohort.study(3);
      if (siteIntercepts) {
        study = study.withModel(study.model().withSiteIntercepts());
      }
      List<PatientTable> tables = new ArrayList<>();
      for (int s = 0; s < 3; s++) {
        tables.add(cohort.draw(study, 8000, 0.8 * (s - 1), 7 + s));
      }
      FittedModel model =
          StudyProgram.run(InMemorySiteTable.federate(study, tables), ProgressListener.none());
      assertThat(model.rounds()).as(model.fit().toString()).isLessThanOrEqualTo(2 + 6 + 2);
      for (int j = 0; j < slopes.length; j++) {
        assertThat(model.coefficients().get(j + 1).estimate())
            .isBetween(slopes[j] - 0.25, slopes[j] + 0.25);
      }
    }
  }
}
