package org.ieum.federation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ieum.federation.Samples;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Description;
import org.ieum.federation.query.FirthCorrection;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmScoreProducts;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Presence;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreGroups;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.query.WeightSums;
import org.ieum.federation.query.WeightedMoments;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.Field;
import org.junit.jupiter.api.Test;

/** What the shapes promise of one patient, against the patient's coming and going. */
class SensitivityTest {
  private static final int ROWS = 12;
  private static final double HEAVIEST = 8;

  private static final StudyManifest PLAIN = Samples.evaluated();
  private static final StudyManifest WEIGHTED =
      PLAIN.withPreparation(
          new Preparation(
              Optional.of(new Preparation.Weight("w", HEAVIEST)), "{}", List.of("entry", "last")));

  // age, age missing, sex, apoe=1, apoe=2
  private static final Coefficients CENTRES = new Coefficients(70, 0.5, 0.5, 0.2, 0.1);
  private static final Scaling SCALING =
      new Scaling(CENTRES.toArray(), new double[] {10, 0.5, 0.5, 0.4, 0.3});
  private static final Coefficients BETA = new Coefficients(-0.5, 1, 0.2, -0.7, 0.4, 2);

  private static List<Query> plain() {
    return List.of(
        new Moments(),
        new Presence(),
        new OutsideLimits(),
        new CentredMoments(CENTRES),
        new Description(CENTRES),
        new GlmDerivatives(SCALING, BETA, false),
        new GlmScoreProducts(SCALING, BETA));
  }

  /** With a matrix for the hat values that is the inverse of nothing. */
  private static Query firth(Random random) {
    double[] inverse = new double[Packed.length(BETA.length())];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = random.nextGaussian();
    }
    return new FirthCorrection(SCALING, BETA, new Coefficients(inverse));
  }

  private static List<Query> weighted() {
    List<Query> queries = new ArrayList<>(plain());
    queries.addAll(List.of(new WeightSums(), new WeightedMoments(CENTRES), new Attrition()));
    return queries;
  }

  @Property(tries = 100)
  void noPatientMovesAFieldBeyondItsSensitivity(@ForAll long seed) {
    check(PLAIN, plain(), seed);
    check(PLAIN, List.of(firth(new Random(seed))), seed);
    check(WEIGHTED, weighted(), seed);
  }

  @Test
  void whatSitesComputeOfTheirOwnFitsOrOfSortedScoresHasNone() {
    assertThat(new GlmWarmStart(SCALING, 0.1, 100, false).shape(PLAIN).fields())
        .allMatch(f -> f.sensitivity().isEmpty());
    assertThat(
            new ScoreGroups(new ScoredModel.Own(SCALING, BETA), Partition.TRAIN, true)
                .shape(PLAIN)
                .fields())
        .allMatch(f -> f.sensitivity().isEmpty());
    Coefficients slopes = new Coefficients(1, 0.2, -0.7, 0.4, 2);
    assertThat(new GlmDerivatives(SCALING, slopes, true).shape(PLAIN).fields())
        .filteredOn(f -> f.sensitivity().isPresent())
        .extracting(Field::name)
        .containsExactly("records");
  }

  private static void check(StudyManifest study, List<Query> queries, long seed) {
    PatientTable with = draw(study, new Random(seed));
    PatientTable without = with.take(IntStream.range(1, ROWS).toArray());
    for (Query query : queries) {
      AggregateVector before = ask(study, query, with);
      AggregateVector after = ask(study, query, without);
      for (Field field : query.shape(study).fields()) {
        double[] a = before.values(field.name());
        double[] b = after.values(field.name());
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
          squares += (a[i] - b[i]) * (a[i] - b[i]);
        }
        assertThat(Math.sqrt(squares))
            .as("%s of %s", field.name(), query.describe())
            .isLessThanOrEqualTo(field.sensitivity().orElseThrow() * (1 + 1e-6));
      }
    }
  }

  private static AggregateVector ask(StudyManifest study, Query query, PatientTable patients) {
    List<Long> persons =
        Collections.nCopies(study.preparation().steps().size(), (long) patients.rows());
    return new SimulatedFederation(
            study, List.of(new InMemorySiteTable(study, 1, true, patients, persons)))
        .ask(query);
  }

  /** Few patients, many of them at their limits or beyond. */
  private static PatientTable draw(StudyManifest study, Random random) {
    double[][] rows = new double[ROWS][];
    boolean[] outcome = new boolean[ROWS];
    boolean[] heldOut = new boolean[ROWS];
    double[] weights = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double age = List.of(40.0, 100.0, 70.0, 120.0, Double.NaN).get(random.nextInt(5));
      rows[i] = new double[] {age, random.nextInt(2), random.nextInt(3)};
      outcome[i] = random.nextBoolean();
      heldOut[i] = random.nextInt(4) == 0;
      weights[i] = List.of(0.0, 1.3, HEAVIEST).get(random.nextInt(3));
    }
    if (study.preparation().weight().isEmpty()) {
      Arrays.fill(weights, 1);
    }
    return PatientTable.ofCovariates(study.dictionary(), rows, outcome, heldOut)
        .withWeights(weights);
  }
}
