package org.ieum.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.study.Term;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;

/** The page of a model that the study's own code fitted and judged. */
class RealStudyTest {
  private static final SyntheticCohort COHORT = new SyntheticCohort(-2, 0.8, -0.5);

  private static StudyManifest study() {
    StudyManifest plain = COHORT.study(4);
    List<Covariate> covariates = plain.dictionary().covariates();
    String first = covariates.get(0).name();
    String last = covariates.get(covariates.size() - 1).name();
    return plain
        .withSplit(new Split(30, "salt"))
        .withModel(plain.model().without(List.of(last)))
        .withEvaluation(
            new EvaluationSpec(1000, 12, true, 200)
                .withThresholds(List.of(0.1, 0.2))
                .withSubgroups(List.of(Subgroup.bands("half", first, List.of(0.0))))
                .withComparators(
                    List.of(
                        new ExternalModel(
                            "older model",
                            "a paper",
                            ExternalModel.Link.LOGIT,
                            -1.5,
                            List.of(Term.linear(first, 0.5)))))
                .withLeaveOneSiteOut());
  }

  @Test
  void showsEveryFigureOfAJudgedModel() throws IOException {
    StudyManifest study = study();
    List<Covariate> covariates = study.dictionary().covariates();
    String last = covariates.get(covariates.size() - 1).name();
    FittedModel model =
        StudyProgram.run(
            InMemorySiteTable.federate(study, COHORT.draw(study, 6000, 0, 7).split(4)),
            ProgressListener.none());
    StudyResultJson result =
        new StudyResultJson(
            model, study.sites(), new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>());
    String html = StudyReport.of(study, result, new TreeMap<>(), List.of(), Instant.EPOCH).html();
    Files.createDirectories(Path.of("target", "report-samples"));
    Files.writeString(Path.of("target", "report-samples", "real.html"), html);
    Page page = Page.parse(html);
    assertThat(page.text()).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(page.pictures("performance")).isEqualTo(4);
    assertThat(page.section("performance")).contains("Scaled Brier score", "ICI");
    assertThat(page.section("thresholds")).contains("10%", "20%", "Sensitivity");
    assertThat(page.section("subgroups")).contains("below 0", "0 and above");
    assertThat(page.section("comparators"))
        .contains("older model", "a paper", "The same by group", "half", "0 and above");
    assertThat(page.section("development")).contains("Not fitted by the study’s own choice", last);
    assertThat(page.section("specification")).doesNotContain(last);
    assertThat(page.section("flow")).contains("±");
    assertThat(page.section("heterogeneity")).contains("random-effects mean");
    assertThat(page.section("left-out")).contains("Fitted elsewhere, judged here");
    assertThat(page.coordinates()).allMatch(c -> c >= -1 && c <= 1000);
  }
}
