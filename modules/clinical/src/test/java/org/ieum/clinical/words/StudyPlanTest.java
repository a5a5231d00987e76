package org.ieum.clinical.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.clinical.words.StudyPlan.Section;
import org.junit.jupiter.api.Test;

class StudyPlanTest {
  private static final Path JOBS = Path.of(System.getProperty("ieum.root", "../.."), "jobs");
  private static final List<String> SITES = List.of("seoul", "boston", "daejeon");

  private static StudyPlan plan(String file) {
    return StudyPlan.of(StudyFile.read(JOBS.resolve(file)), SITES);
  }

  private static List<String> section(StudyPlan plan, String start) {
    return plan.sections().stream()
        .filter(s -> s.title().startsWith(start))
        .map(Section::sentences)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhoIsTakenInInTheOrderOfTheWork() {
    assertThat(section(plan("dementia-early-diagnosis/study-omop.yaml"), "Who is studied"))
        .containsExactly(
            "Take every visit of 'visits' that starts from 2012-01-01 to 2018-12-31, at an age of 60"
                + " to 84. Day 0 is the day on which the event starts.",
            "Keep events within an observation period of the person that covers at least 365 days"
                + " before the event.",
            "Rule 'no dementia before': keep the event if there is no diagnosis of 'dementia' on any"
                + " day up to day 0.",
            "Rule 'no dementia drug before': keep the event if there is no drug exposure of"
                + " 'dementia-drugs' on any day up to day 0.",
            "Of each person's remaining events, take the first.",
            "The cohort ends with the observation period.");
  }

  @Test
  void saysHowAnOutcomeIsConfirmedAndWhenItCounts() {
    StudyPlan plan = plan("lung-cancer-early-diagnosis/study.yaml");
    assertThat(section(plan, "What is predicted"))
        .contains(
            "The event counts only if it is confirmed: there is a diagnosis of 'lung-cancer' from day"
                + " 1 to day 90. Confirmation may come after the time-at-risk; it never moves the"
                + " date.");
    assertThat(section(plan, "When it counts").get(0))
        .contains("from day 183 after the index date to day 2190", "2008 days (about 5.5 years)");
  }

  @Test
  void saysWhatDependsOnTheNumberOfSitesWhereTheyAreNotSettled() {
    StudyDraft draft = StudyFile.read(JOBS.resolve("dementia-early-diagnosis/study-omop.yaml"));
    StudyPlan open = StudyPlan.of(draft);
    assertThat(String.join(" ", section(open, "What depends on the number of sites")))
        .contains("The file names no sites", "where three or more of them consent");
    assertThat(open.study().sites()).hasSize(4);
    assertThat(StudyPlan.of(draft, SITES).study()).isEqualTo(draft.manifest(SITES));
  }

  @Test
  void leaveOneSiteOutIsNoFaultOfAFileThatNamesNoSites() {
    StudyDraft draft = StudyFile.read(JOBS.resolve("heart-disease/study.yaml"));
    StudyDraft asks =
        new StudyDraft(
            draft.file(),
            draft.id(),
            draft.title(),
            draft.purpose(),
            List.of(),
            draft.table(),
            draft.personId(),
            draft.outcome(),
            draft.dictionary(),
            draft.omop(),
            draft.split(),
            draft.model().withRidge(0.01).withSiteIntercepts(),
            draft.evaluation().withLeaveOneSiteOut(),
            draft.maxRecords(),
            draft.minimumCohort(),
            draft.maxOutsidePercent(),
            draft.publicData());
    StudyPlan plan = StudyPlan.of(asks);
    assertThat(section(plan, "What depends on the number of sites"))
        .anyMatch(s -> s.contains("needs 4 sites or more; with fewer the study is refused"));
    assertThat(String.join(" ", section(plan, "Model")))
        .contains(
            "less n·λ/2·Σβ²",
            "exported with one intercept, their mean weighted by training records",
            "Warm start: the fit begins at the mean of the sites' own fits");
    assertThat(section(plan, "How it is judged"))
        .contains(
            "By fitting once more without each consenting site and judging there; these fits share"
                + " their rounds.");
  }

  @Test
  void saysHowAgeIsCounted() {
    assertThat(
            String.join(" ", section(plan("dementia-early-diagnosis/study-omop.yaml"), "How age")))
        .contains("with its fraction", "no month of birth counts as born on 1 July");
  }

  @Test
  void tellsEachCovariateInARow() {
    StudyPlan plan = plan("dementia-early-diagnosis/study-omop.yaml");
    assertThat(plan.covariates())
        .contains(
            List.of(
                "bmi_c",
                "Body mass index",
                "latest measurement of 'bmi'",
                "−730 to −1",
                "kg/m2",
                "10 to 80",
                "x − 27.501",
                "mean + indicator"))
        .allMatch(row -> row.size() == plan.headings().size());
  }

  @Test
  void tellsStudiesOfFlatTablesToo() {
    StudyPlan plan = plan("cancer-early-diagnosis/study.yaml");
    assertThat(section(plan, "Who is studied").get(0))
        .contains("Every row of the table 'aspirates'");
    assertThat(plan.covariates()).isNotEmpty();
  }
}
