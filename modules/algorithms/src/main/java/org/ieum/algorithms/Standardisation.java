package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.Cohort;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Description;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.WeightedMoments;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/**
 * Global means and standard deviations of the design columns over the present values of the
 * training records: two round trips, never Σx² − n·x̄². The scale is √(Σ(x − x̄)² / (observed −
 * 1)). Unweighted: it only sets the scale, and what stands for an absent value. What describes the
 * cohort travels in the same round trips.
 *
 * @param records training records of all sites
 * @param events of those, records with the outcome
 * @param weight Σ w of the training records; their number where they carry no weights
 * @param eventWeight Σ w of those with the outcome
 * @param meanOutcome of the training records, on the scale of the fit; weighted where records carry
 *     weights
 * @param logFactorials Σ log y! of counts
 * @param means one a design column, raw scale; what stands for an absent value
 * @param observed training records with a value, one a design column
 * @param excluded names of the columns that are not fitted: those of covariates that the study
 *     leaves out, levels and missing indicators that never vary, and columns that do not vary among
 *     the records that weigh anything
 * @param cohort who took part
 * @param weights how they are spread; empty where every record weighs 1
 */
record Standardisation(
    long records,
    long events,
    double weight,
    double eventWeight,
    double meanOutcome,
    double logFactorials,
    Scaling scaling,
    List<Double> means,
    List<Long> observed,
    List<String> excluded,
    Cohort cohort,
    List<PartWeights> weights) {
  /** A spread below this part of the dictionary's range is taken for rounding. */
  static final double LEAST_RELATIVE_SPREAD = 1e-8;

  /** Units of the answer's resolution below which a sum of squares is taken for rounding. */
  static final double LEAST_UNITS = 1000;

  /**
   * Information on the intercept of a model without covariates, on the scale of the fit; of a model
   * without one, on the slope of a column whose variance at risk is 1 throughout.
   */
  double interceptInformation(StudyManifest study) {
    double share = eventWeight / weight;
    return switch (study.model().family()) {
      case LOGISTIC -> weight * share * (1 - share);
      case LINEAR -> weight;
      case POISSON -> weight * meanOutcome;
      case COX -> events;
    };
  }

  static Standardisation run(Rounds rounds) {
    StudyManifest study = rounds.study();
    CohortSums cohort = new CohortSums(study);
    Bundle first = cohort.first(new Moments());
    AggregateVector counted = rounds.ask(first);
    Counts counts = new Counts(study, Answer.part(counted, 0));
    counts.check();
    List<PartWeights> weights = cohort.weights(counted);
    EffectiveSizes.check(study, weights);
    double[] means = counts.means();
    rounds.report("standardise", Double.NaN, counts.describe());

    Coefficients centres = new Coefficients(means);
    List<Query> describing =
        new ArrayList<>(List.of(new CentredMoments(centres), new Description(centres)));
    if (!weights.isEmpty()) {
      describing.add(new WeightedMoments(centres));
    }
    Bundle second = new Bundle(describing);
    AggregateVector described = rounds.ask(second);
    double[] squares = Answer.part(described, 0).values("squares");
    int[] exponents = second.scale(study).exponents();
    List<DesignColumn> design = study.dictionary().design();
    Optional<WeightedSpread> weighed =
        weights.isEmpty()
            ? Optional.empty()
            : Optional.of(new WeightedSpread(study, second, described, 2));
    double[] scales = new double[means.length];
    List<String> excluded = new ArrayList<>();
    for (int j = 0; j < scales.length; j++) {
      double spread = LEAST_RELATIVE_SPREAD * design.get(j).halfWidth();
      double least =
          Math.max(counts.observed(j) * spread * spread, Math.scalb(LEAST_UNITS, -exponents[j]));
      Covariate covariate = study.dictionary().covariates().get(design.get(j).covariate());
      if (!study.model().fits(covariate)) {
        excluded.add(design.get(j).name());
      } else if (squares[j] > least && !varies(weighed, j)) {
        excluded.add(design.get(j).name());
      } else if (squares[j] > least) {
        scales[j] = Math.sqrt(squares[j] / (counts.observed(j) - 1));
      } else {
        excluded.add(excludable(design.get(j)));
      }
    }
    counts.checkLevels(scales);
    rounds.report(
        "standardise",
        Double.NaN,
        (scales.length - excluded.size()) + " of " + scales.length + " design columns are fitted");
    Scaling scaling = new Scaling(means, scales);
    List<Double> imputation = new ArrayList<>();
    List<Long> observed = new ArrayList<>();
    for (int j = 0; j < means.length; j++) {
      imputation.add(means[j]);
      observed.add(counts.observed(j));
    }
    return new Standardisation(
        counts.records(),
        counts.events(),
        counts.weight(),
        counts.eventWeight(),
        counts.meanOutcome(),
        counts.logFactorials(),
        scaling,
        imputation,
        observed,
        excluded,
        cohort.read(counted, Answer.part(described, 1), means),
        weights);
  }

  private static boolean varies(Optional<WeightedSpread> weighed, int column) {
    return weighed.map(spread -> spread.varies(column)).orElse(true);
  }

  /** The name of a column that may be left out; a covariate's own value may not. */
  private static String excludable(DesignColumn column) {
    if (column.kind() == DesignColumn.Kind.VALUE) {
      throw new IeumException(
          ErrorCode.DEGENERATE_DATA,
          "covariate "
              + column.name()
              + ": expected values that differ, found one and the same in all training records of"
              + " all sites, so nothing can be learnt of it here; name it in the model's 'without'"
              + " where a comparator needs it, or take it out of the study");
    }
    return column.name();
  }
}
