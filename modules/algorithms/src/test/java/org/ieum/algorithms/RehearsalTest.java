package org.ieum.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.Federation;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.plan.Length;
import org.ieum.federation.plan.PlannedPart;
import org.ieum.federation.plan.PlannedRound;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.plan.Repeats;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.testkit.SyntheticCohort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalTest {
  private static final int STUDIES = 250;
  private static final Path JOBS = Path.of(System.getProperty("ieum.root", "../.."), "jobs");

  /** Hospitals that are asked for real, compared with what was planned, part by part. */
  private static final class Sent implements Federation {
    private final Federation sites;
    private final PlannedRounds planned;
    private final Map<String, Integer> times = new TreeMap<>();
    private int rounds;
    private boolean shorter;

    Sent(Federation sites, PlannedRounds planned) {
      this.sites = sites;
      this.planned = planned;
    }

    @Override
    public StudyManifest study() {
      return sites.study();
    }

    @Override
    public AggregateVector ask(Query query) {
      checkBytes(query);
      rounds++;
      for (Query part : query.parts()) {
        int length = part.shape(study()).length();
        assertThat(length)
            .as("numbers of '%s', rehearsed %s", part.kind(), kinds())
            .isBetween(1, planned.length(part.kind()));
        shorter |= length < planned.length(part.kind());
        assertThat(times.merge(part.kind(), 1, Integer::sum))
            .as("times of '%s'", part.kind())
            .isLessThanOrEqualTo(planned.most(part.kind()));
      }
      return sites.ask(query);
    }

    private void checkBytes(Query query) {
      long bytes = (long) Long.BYTES * query.scale(study()).words();
      List<String> kinds = query.parts().stream().map(Query::kind).distinct().toList();
      PlannedRound round =
          planned.rounds().stream()
              .filter(r -> r.parts().stream().map(PlannedPart::kind).toList().equals(kinds))
              .findFirst()
              .orElseThrow();
      assertThat(bytes).isLessThanOrEqualTo(round.bytes());
      if (rounds == 0) {
        assertThat(bytes).isEqualTo(round.settledBytes().orElseThrow());
      }
    }

    private List<String> kinds() {
      return planned.rounds().stream()
          .flatMap(r -> r.parts().stream())
          .map(PlannedPart::kind)
          .distinct()
          .sorted()
          .toList();
    }
  }

  @Test
  void whateverIsSentWasRehearsed() {
    int finished = 0;
    int shorter = 0;
    for (int seed = 0; seed < STUDIES; seed++) {
      AnyStudy any = new AnyStudy(seed);
      StudyManifest study = any.study();
      List<? extends SiteTable> sites = any.hospitals(study, seed % 2 == 0);
      Sent sent = new Sent(new SimulatedFederation(study, sites), Rehearsal.of(study));
      boolean ended = run(sent);
      finished += ended ? 1 : 0;
      shorter += sent.shorter ? 1 : 0;
      if (ended && seed % 2 == 0 && !study.evaluation().leaveOneSiteOut()) {
        assertThat(sent.times.keySet()).as("study %s", seed).hasSameElementsAs(sent.kinds());
      }
    }
    assertThat(finished).isGreaterThan(STUDIES / 2);
    assertThat(shorter).as("studies that sent less than rehearsed").isGreaterThan(STUDIES / 20);
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(JOBS, 2)) {
      List<Path> found =
          files.filter(f -> f.getFileName().toString().matches("study.*\\.yaml")).sorted().toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(5);
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whateverASampleStudySendsWasRehearsed(Path file) {
    StudyManifest study = study(file);
    PlannedRounds planned = Rehearsal.of(study);
    for (int seed = 0; seed < 4; seed++) {
      List<? extends SiteTable> sites = new AnyStudy(seed).hospitals(study, seed % 2 == 0);
      Sent sent = new Sent(new SimulatedFederation(study, sites), planned);
      run(sent);
      assertThat(sent.rounds).isGreaterThan(2);
    }
  }

  /** Whether the study came to its end. */
  private static boolean run(Sent sent) {
    try {
      StudyProgram.run(sent, ProgressListener.none());
      return true;
    } catch (IeumException e) {
      return false;
    }
  }

  private static StudyManifest study(Path file) {
    StudyDraft draft = StudyFile.read(file);
    return draft.manifest(
        draft.sites().isEmpty() ? List.of("boston", "daejeon", "geneva", "seoul") : draft.sites());
  }

  @Test
  void aPlanNamesEveryNumberAndHowOftenItIsAsked() {
    FeatureDictionary dictionary =
        new FeatureDictionary(
            List.of(
                Covariate.continuous("age", 0, 100).withMissingIndicator(),
                Covariate.categorical("stage", List.of("I", "II", "III"))));
    StudyManifest study = SyntheticCohort.study(2, dictionary);
    List<PlannedRound> rounds = Rehearsal.of(study).rounds();
    assertThat(rounds)
        .extracting(r -> r.parts().stream().map(PlannedPart::kind).toList())
        .containsExactly(
            List.of("counts and means", "covariates ever recorded", "values outside limits"),
            List.of("variances", "description of the cohort"),
            List.of("inverse-variance warm start"),
            List.of("log-likelihood, gradient and information"),
            List.of("grouped scores, training records"),
            List.of("placements of scores, training records"));
    assertThat(rounds)
        .extracting(PlannedRound::numbers)
        .containsExactly(
            4 + 2 * 4 + 2 * 2 + 2, 4 + 2 + 3 * 4, 5 + 15, 2 + 5 + 15, 7 + 2 * 2000, 3 + 5 + 4);
    assertThat(rounds).extracting(r -> r.most(study)).containsExactly(1, 1, 1, 25, 1, 1);
    assertThat(rounds.get(3).rehearsed()).isBetween(2, 8);
    assertThat(rounds.get(3).parts().get(0).repeats()).isEqualTo(Repeats.MAX_ROUNDS);
    assertThat(rounds.get(0).parts().get(1).length()).isEqualTo(new Length(0, 2, 0));
    assertThat(rounds.get(3).parts().get(0).shape().field("information").label(1))
        .isEqualTo("(Intercept) × age");
  }

  @Test
  void aFitWithoutEachSiteIsAskedAboutAllOfThemTogether() {
    StudyManifest study =
        SyntheticCohort.study(5, new FeatureDictionary(List.of(Covariate.binary("x"))));
    PlannedRounds planned =
        Rehearsal.of(study.withEvaluation(study.evaluation().withLeaveOneSiteOut()));
    PlannedPart fit = planned.rounds().get(6).parts().get(0);
    assertThat(fit.kind()).isEqualTo("log-likelihood, gradient and information without one site");
    assertThat(fit.eachSite()).isTrue();
    assertThat(fit.copies()).isEqualTo(5);
    assertThat(planned.most(fit.kind())).isEqualTo(5 * 25);
    PlannedPart judged = planned.rounds().get(7).parts().get(0);
    assertThat(judged.kind()).isEqualTo("grouped scores, training records at one site");
    assertThat(judged.copies()).isEqualTo(5);
    assertThat(judged.shape().fields()).allMatch(f -> f.site(0).isPresent());
  }

  @Test
  void lengthsAtAnyNumberOfSitesFollowFromARehearsalAtOne() {
    for (int seed = 0; seed < 30; seed++) {
      StudyManifest study = new AnyStudy(seed).study().withSites(List.of("a", "b", "c", "d"));
      PlannedRounds four = Rehearsal.of(study);
      PlannedRounds six = Rehearsal.of(study.withSites(List.of("a", "b", "c", "d", "e", "f")));
      assertThat(four.rounds().stream().map(r -> r.length().at(6)).toList())
          .isEqualTo(six.rounds().stream().map(PlannedRound::numbers).toList());
    }
  }

  @Test
  void theSameStudyIsRehearsedTheSame() {
    StudyManifest study = new AnyStudy(3).study();
    PlannedRounds once = Rehearsal.of(study);
    PlannedRounds again = Rehearsal.of(study);
    IntStream.range(0, once.rounds().size())
        .forEach(
            r -> {
              assertThat(again.rounds().get(r).rehearsed())
                  .isEqualTo(once.rounds().get(r).rehearsed());
              assertThat(again.rounds().get(r).numbers()).isEqualTo(once.rounds().get(r).numbers());
            });
    assertThat(again.rehearsedNumbers()).isEqualTo(once.rehearsedNumbers());
  }

  @Test
  void neitherFewRecordsNorFewRoundsEndARehearsal() {
    StudyManifest study =
        SyntheticCohort.study(3, new FeatureDictionary(List.of(Covariate.binary("x"))))
            .withMaxRecords(1);
    PlannedRounds planned = Rehearsal.of(study);
    assertThat(planned.study().maxRecords()).isEqualTo(1);
    assertThat(planned.rounds()).hasSize(6);
  }
}
