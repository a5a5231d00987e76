package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.reference.PatientTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Penalty;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.study.Term;

/** Studies of every sort, and hospitals for them, from a seed. */
final class AnyStudy {
  private final Random random;

  AnyStudy(long seed) {
    this.random = new Random(seed);
  }

  StudyManifest study() {
    List<Covariate> covariates = new ArrayList<>();
    for (int j = 0; j < 1 + random.nextInt(12); j++) {
      covariates.add(covariate(j));
    }
    List<String> sites =
        IntStream.range(0, 1 + random.nextInt(7)).mapToObj(s -> "site-" + s).toList();
    boolean own = random.nextInt(3) == 0;
    boolean weights = !own && random.nextInt(3) == 0;
    List<String> without =
        covariates.size() > 2 && random.nextInt(4) == 0
            ? List.of(covariates.get(1).name())
            : List.of();
    boolean prepared = random.nextBoolean();
    boolean firth = !own && !weights && random.nextInt(4) == 0;
    StudyManifest study =
        new StudyManifest(
            "any",
            "Any study",
            "testing",
            sites,
            "patients",
            "",
            "outcome",
            new FeatureDictionary(covariates),
            new Split(random.nextBoolean() ? 30 : 0, "salt"),
            new ModelSpec(
                ModelSpec.Family.LOGISTIC,
                firth ? Penalty.FIRTH : Penalty.ridge(random.nextBoolean() ? 0.05 : 0),
                own,
                !firth && random.nextBoolean(),
                random.nextInt(4) == 0 ? 3 : 25,
                without,
                Optional.empty()),
            evaluation(covariates, sites.size()),
            random.nextInt(5) == 0 ? 500 : 1L << (12 + random.nextInt(25)),
            20,
            new Preparation(
                weights ? Optional.of(new Preparation.Weight("w", 10)) : Optional.empty(),
                prepared ? "{}" : "",
                prepared ? List.of("entry", "adults", "at risk") : List.of()));
    return own || weights || prepared || random.nextBoolean() ? study : ofAnotherKind(study);
  }

  /** The same study of an outcome that is not binary. */
  private StudyManifest ofAnotherKind(StudyManifest study) {
    Outcome outcome =
        switch (random.nextInt(3)) {
          case 0 -> Outcome.continuous("outcome", -5, 1 + random.nextInt(1000));
          case 1 -> Outcome.count("outcome", 1 + random.nextInt(30));
          default -> timeToEvent(1 + random.nextInt(1000));
        };
    ModelSpec m = study.model();
    ModelSpec.Family family = ModelSpec.Family.of(outcome.kind());
    ModelSpec model =
        new ModelSpec(
            family,
            Penalty.ridge(m.ridge()),
            false,
            false,
            m.maxRounds(),
            m.without(),
            Optional.empty());
    List<Covariate> fitted =
        study.dictionary().covariates().stream()
            .filter(c -> m.fits(c) && c.type() == CovariateType.CONTINUOUS && c.max() <= 10)
            .toList();
    EvaluationSpec others = study.evaluation().withThresholds(List.of());
    boolean offset = !fitted.isEmpty() && study.dictionary().covariates().size() > 2;
    return study
        .withEvaluation(outcome.isTime() ? others : others.withComparators(List.of()))
        .withOutcome(outcome, offset ? model.withOffset(fitted.get(0).name()) : model);
  }

  private Outcome timeToEvent(double most) {
    Outcome times = Outcome.timeToEvent("time", "outcome", most);
    return random.nextBoolean() ? times : times.withHorizons(List.of(most / 4, most / 2));
  }

  private Covariate covariate(int j) {
    double reach = StrictMath.pow(10, random.nextInt(7) - 2);
    Covariate c =
        switch (random.nextInt(4)) {
          case 0 -> Covariate.binary("b" + j);
          case 1 ->
              Covariate.categorical(
                  "c" + j,
                  IntStream.range(0, 2 + random.nextInt(8)).mapToObj(l -> "level" + l).toList());
          case 2 -> Covariate.continuous("x" + j, -reach, reach);
          default -> Covariate.continuous("x" + j, 100 * reach, 101 * reach);
        };
    return random.nextInt(3) == 0 ? c.withMissingIndicator() : c;
  }

  private EvaluationSpec evaluation(List<Covariate> covariates, int sites) {
    Covariate some = covariates.get(random.nextInt(covariates.size()));
    boolean continuous = some.type() == CovariateType.CONTINUOUS;
    List<Subgroup> subgroups = new ArrayList<>();
    if (random.nextBoolean()) {
      subgroups.add(
          continuous
              ? Subgroup.bands("group", some.name(), List.of(some.min() / 2 + some.max() / 2))
              : Subgroup.levels("group", some.name()));
    }
    List<ExternalModel> comparators = new ArrayList<>();
    for (int m = 0; m < random.nextInt(3); m++) {
      Term term =
          some.type() == CovariateType.CATEGORICAL
              ? new Term.Level(some.name(), some.levels().get(0), 0.7)
              : new Term.Power(some.name(), some.min(), some.max() - some.min(), 1, 0.3);
      comparators.add(
          new ExternalModel(
              "model-" + m, "a journal", ExternalModel.Link.LOGIT, -1, List.of(term)));
    }
    return new EvaluationSpec(
        200,
        12,
        random.nextBoolean(),
        30,
        random.nextBoolean() ? List.of(0.1, 0.25) : List.of(),
        subgroups,
        comparators,
        sites >= EvaluationSpec.LEAST_SITES_TO_LEAVE_OUT && random.nextBoolean());
  }

  /** Hospitals whose values lie close together, with rare levels, and not all consenting. */
  List<InMemorySiteTable> hospitals(StudyManifest study, boolean allConsent) {
    List<InMemorySiteTable> hospitals = new ArrayList<>();
    for (int s = 0; s < study.sites().size(); s++) {
      PatientTable patients = patients(study, 120 + random.nextInt(200));
      hospitals.add(new InMemorySiteTable(study, s, allConsent || random.nextInt(3) > 0, patients));
    }
    return hospitals;
  }

  private double outcome(Outcome outcome, double eta) {
    double chance = random.nextDouble();
    return switch (outcome.kind()) {
      case BINARY -> chance < 1 / (1 + StrictMath.exp(-eta)) ? 1 : 0;
      case CONTINUOUS -> Math.max(-1, Math.min(1, 0.2 * eta + 0.4 * (chance - 0.5)));
      case COUNT ->
          Math.min(outcome.max(), Math.floor(StrictMath.exp(eta) - StrictMath.log(chance)));
      case TIME_TO_EVENT ->
          Outcome.observed(
              outcome.max() * Math.max(1, Math.ceil(40 * chance)) / 40,
              random.nextDouble() < 1 / (1 + StrictMath.exp(-eta)));
    };
  }

  private PatientTable patients(StudyManifest study, int rows) {
    List<Covariate> covariates = study.dictionary().covariates();
    double[][] x = new double[rows][covariates.size()];
    double[] outcome = new double[rows];
    boolean[] heldOut = new boolean[rows];
    double[] weights = new double[rows];
    for (int i = 0; i < rows; i++) {
      double eta = -0.4;
      for (int k = 0; k < covariates.size(); k++) {
        Covariate c = covariates.get(k);
        double normal = random.nextGaussian();
        double width = c.max() - c.min();
        x[i][k] =
            switch (c.type()) {
              case BINARY -> normal > 1.2 ? 1 : 0;
              case CATEGORICAL ->
                  Math.min(c.levels().size() - 1, (int) Math.floor(Math.abs(normal) * 1.7));
              case CONTINUOUS -> c.min() + 0.3 * width + 0.2 * width * normal;
            };
        if (random.nextInt(c.missingIndicator() ? 5 : 50) == 0) {
          x[i][k] = Double.NaN;
        }
        eta += 0.4 * normal / Math.sqrt(covariates.size());
      }
      outcome[i] = outcome(study.outcome(), eta);
      heldOut[i] = random.nextInt(100) < study.split().holdoutPercent();
      weights[i] = study.preparation().weight().isPresent() ? 1 + random.nextDouble() : 1;
    }
    return PatientTable.ofCovariates(study.dictionary(), x, outcome, heldOut).withWeights(weights);
  }
}
