package org.ieum.cli.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.ieum.algorithms.Rehearsal;
import org.ieum.federation.plan.PlannedRound;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;

class RoundWordsTest {
  /** One covariate, four sites, everything by site. */
  private static final PlannedRounds PLANNED = planned();

  private static PlannedRounds planned() {
    StudyManifest study =
        SyntheticCohort.study(4, new FeatureDictionary(List.of(Covariate.binary("x"))));
    return Rehearsal.of(
        study.withEvaluation(new EvaluationSpec(20, 12, true, 10).withLeaveOneSiteOut()));
  }

  private static PlannedRound round(int number) {
    return PLANNED.rounds().get(number - 1);
  }

  @Test
  void lengthsAreSaidByTheNumberOfSitesWhereThatIsOpen() {
    RoundWords open = new RoundWords(PLANNED, false);
    assertThat(open.numbers(round(1))).isEqualTo("7 numbers + 2 a site");
    assertThat(open.numbers(round(4))).isEqualTo("7 numbers");
    assertThat(open.numbers(round(7))).as("a fit without each site").isEqualTo("7 numbers a site");
    assertThat(open.numbers(round(8)))
        .as("each site judged as a whole")
        .isEqualTo("47 numbers a site");
    assertThat(open.size(round(1))).isEqualTo("8 or 16 bytes each");
    assertThat(open.promise()).endsWith("from this file alone and the number of sites.");
  }

  @Test
  void lengthsAndBytesAreSaidOutrightWhereTheSitesAreKnown() {
    RoundWords settled = new RoundWords(PLANNED, true);
    assertThat(settled.numbers(round(1))).isEqualTo("15 numbers");
    assertThat(settled.size(round(1))).isEqualTo("120 bytes");
    assertThat(settled.numbers(round(8))).isEqualTo("188 numbers");
    assertThat(settled.size(round(8))).isEqualTo("up to 3,008 bytes");
    assertThat(settled.promise()).endsWith("Lengths are those of 4 sites.");
  }

  @Test
  void questionsAboutEachSiteSayThatTheyAreAskedForEach() {
    RoundWords settled = new RoundWords(PLANNED, true);
    assertThat(settled.questions(round(7)))
        .extracting(RoundWords.Questions::questions, RoundWords.Questions::numbers)
        .containsExactly(
            tuple(
                List.of("log-likelihood, gradient and information without one site, for each site"),
                "7 numbers"));
    assertThat(settled.asked(round(7))).startsWith("at most 25 times (max-rounds), ");
    assertThat(settled.asked(round(8))).isEqualTo("once");
  }

  @Test
  void numbersOfTheSameMeaningStandTogether() {
    assertThat(new RoundWords(PLANNED, true).questions(round(5)).get(0).about())
        .extracting(RoundWords.Numbers::meaning)
        .satisfiesExactly(
            all -> assertThat(all).startsWith("over all, and in each site's own place: records"),
            bins ->
                assertThat(bins)
                    .startsWith(
                        "for each of 20 bins of the score, and in each site's own place for each of"
                            + " 10 bins of the score: records without the outcome in"
                            + " groups of 10 neighbours"));
  }
}
