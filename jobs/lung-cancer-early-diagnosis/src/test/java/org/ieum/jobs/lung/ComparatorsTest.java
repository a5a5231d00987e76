package org.ieum.jobs.lung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.query.ExternalScorer;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.jobs.synthesis.risk.Odds;
import org.ieum.jobs.synthesis.risk.Park2013;
import org.ieum.jobs.synthesis.risk.Park2013.Activity;
import org.ieum.jobs.synthesis.risk.PlcoM2012;
import org.ieum.jobs.synthesis.risk.Race;
import org.ieum.jobs.synthesis.risk.SmokingStatus;
import org.junit.jupiter.api.Test;

/** The published models as the study file has them, against the equations and their examples. */
class ComparatorsTest {
  private static final StudyManifest STUDY =
      StudyFile.read(Path.of("study.yaml")).manifest(List.of("boston", "daejeon", "seoul"));
  private static final int PEOPLE = 2000;

  /** A record of the analysis table; what is not set is 0. */
  private static final class Patient {
    private final Map<String, Double> columns = new HashMap<>();

    Patient set(String column, double value) {
      columns.put(column, value);
      return this;
    }

    double[] design() {
      return STUDY.dictionary().design().stream()
          .map(DesignColumn::name)
          .mapToDouble(name -> columns.getOrDefault(name, 0.0))
          .toArray();
    }
  }

  private static ExternalModel model(String name) {
    return STUDY.evaluation().comparators().stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Of someone with no value absent. */
  private static double risk(ExternalModel model, Patient patient) {
    double[] means = new double[STUDY.dictionary().design().size()];
    Arrays.fill(means, Double.NaN);
    ExternalScorer scorer = new ExternalScorer(model, STUDY.dictionary(), means);
    return Odds.probability(scorer.logit(patient.design(), 0));
  }

  /** The intercept that is published for eight years. */
  private static ExternalModel parkOfEightYears() {
    ExternalModel six = model("Park 2013");
    double intercept = six.intercept() + StrictMath.log(8.0 / 6);
    return new ExternalModel(six.name(), six.source(), six.link(), intercept, six.terms());
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  @Test
  void parksWorkedExampleIsReproduced() {
    Patient example =
        new Patient()
            .set("age_c", 50 - 62)
            .set("smoking=current", 1)
            .set("cigarettes", 15)
            .set("start_age", 35)
            .set("bmi_c", 24 - 27)
            .set("activity=light", 1)
            .set("glucose", 100);
    assertThat(100 * risk(parkOfEightYears(), example)).isCloseTo(0.5782, within(0.00005));
  }

  @Test
  void parkIsTheEquationForAnyEverSmoker() {
    Random random = new Random(11);
    for (int i = 0; i < PEOPLE; i++) {
      SmokingStatus smoking = random.nextBoolean() ? SmokingStatus.FORMER : SmokingStatus.CURRENT;
      Activity activity = any(List.of(Activity.values()), random);
      Park2013 man =
          new Park2013(
              50 + random.nextInt(30),
              smoking,
              (1 + random.nextInt(60)) / 20.0,
              10 + random.nextInt(40),
              (150 + random.nextInt(250)) / 10.0,
              activity,
              60 + random.nextInt(150));
      Patient patient =
          new Patient()
              .set("age_c", man.age() - 62)
              .set("smoking=current", smoking == SmokingStatus.CURRENT ? 1 : 0)
              .set("cigarettes", Math.rint(20 * man.packs()))
              .set("start_age", man.startAge())
              .set("bmi_c", man.bmi() - 27)
              .set("glucose", man.glucose())
              .set("activity=" + activity.name().toLowerCase(Locale.ROOT), 1);
      assertThat(risk(parkOfEightYears(), patient))
          .isCloseTo(man.probability(), within(1e-9 * man.probability()));
      assertThat(risk(model("Park 2013"), patient))
          .isCloseTo(man.within(6), within(1e-9 * man.within(6)));
    }
  }

  /** The paper's reference person: every centred term is 0. */
  @Test
  void plcoOfItsReferencePersonIsItsIntercept() {
    assertThat(risk(model("PLCOm2012"), new Patient()))
        .isCloseTo(0.010639281944439995, within(1e-12));
  }

  @Test
  void plcoIsTheEquationForAnyEverSmoker() {
    Random random = new Random(12);
    Map<Race, String> columns =
        Map.of(Race.BLACK, "black", Race.ASIAN, "asian", Race.KOREAN, "asian");
    for (int i = 0; i < PEOPLE; i++) {
      Race race = any(List.of(Race.WHITE, Race.BLACK, Race.ASIAN, Race.KOREAN), random);
      boolean current = random.nextBoolean();
      PlcoM2012 person =
          new PlcoM2012(
              50 + random.nextInt(30),
              race,
              random.nextInt(4) == 0,
              1 + random.nextInt(6),
              18 + random.nextInt(20),
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean(),
              current,
              1 + random.nextInt(60),
              1 + random.nextInt(50),
              current ? 0 : random.nextInt(30));
      Patient patient =
          new Patient()
              .set("age_c", person.age() - 62)
              .set("hispanic", person.hispanic() ? 1 : 0)
              .set("education_c", person.education() - 4)
              .set("bmi_c", person.bmi() - 27)
              .set("copd", person.copd() ? 1 : 0)
              .set("personal_cancer", person.personalCancer() ? 1 : 0)
              .set("family_lung_cancer", person.familyLungCancer() ? 1 : 0)
              .set("smoking=current", current ? 1 : 0)
              .set("cigarettes_inverse_c", 10 / person.cigarettes() - 0.4021541613)
              .set("smoking_years_c", person.smokeYears() - 27)
              .set("quit_years_c", person.quitYears() - 10);
      if (columns.containsKey(race)) {
        patient.set(Objects.requireNonNull(columns.get(race)), 1);
      }
      assertThat(risk(model("PLCOm2012"), patient))
          .isCloseTo(person.probability(), within(1e-9 * person.probability()));
    }
  }
}
