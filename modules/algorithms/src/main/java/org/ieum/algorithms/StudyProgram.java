package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.Federation;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.model.BaselineHazard;
import org.ieum.federation.model.Caution;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.LeftOutSite;
import org.ieum.federation.model.StandardErrors;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.study.StudyManifest;

/**
 * The whole study that a manifest describes: standardise and describe, fit, judge, and where it
 * asks for it fit and judge without each site. {@link Rehearsal} tells its rounds beforehand.
 * Coordinator, sites and reviewers all run this same program over their own {@link Federation}.
 */
public final class StudyProgram {
  private StudyProgram() {}

  /**
   * Runs the study to its model.
   *
   * @throws IeumException DEGENERATE_DATA, SEPARATION or NOT_CONVERGED where the pooled data cannot
   *     support the model, and whatever the federation throws
   */
  public static FittedModel run(Federation federation, ProgressListener listener) {
    return run(new Rounds(federation, listener));
  }

  static FittedModel run(Rounds rounds) {
    StudyManifest study = rounds.study();
    Standardisation standard = Standardisation.run(rounds);
    GlmFit fit = new GlmFit(rounds, standard);
    NewtonPath.Estimate estimate = fit.run();
    int parameters =
        estimate.coefficients().length - HeldCoefficient.of(study, standard.scaling()).count();
    ResponseScale scale = new ResponseScale(study, standard);
    double dispersion = scale.dispersion(estimate, parameters);
    Coefficients fitted = new Coefficients(estimate.coefficients());
    List<BaselineHazard> baseline = Baseline.run(rounds, standard, estimate.coefficients());
    Evaluation evaluation =
        study.outcome().binary()
            ? Evaluation.run(
                rounds,
                standard.scaling(),
                fitted,
                new Coefficients(standard.means().stream().mapToDouble(m -> m).toArray()))
            : CellEvaluation.of(study, standard, baseline).run(rounds, fitted);
    List<LeftOutSite> leftOut =
        study.evaluation().leaveOneSiteOut()
            ? new LeaveOneSiteOut(rounds, standard).run()
            : List.of();
    SymmetricMatrix covariance =
        evaluation
            .products()
            .map(middle -> Sandwich.of(estimate.covariance(), middle))
            .orElse(estimate.covariance().scaled(dispersion));
    List<Caution> cautions = new ArrayList<>(EffectiveSizes.cautions(standard.weights()));
    cautions.addAll(new Determination(study, standard).cautions(estimate.covariance(), covariance));
    return new FittedModel(
        study.id(),
        study.digest(),
        rounds.count(),
        standard.records(),
        standard.events(),
        scale.logLikelihood(estimate.logLikelihood()),
        standard.means(),
        RawScale.coefficients(study, standard.scaling(), estimate.coefficients(), covariance),
        standard.excluded(),
        fit.steps(),
        evaluation.development(),
        evaluation.validation(),
        evaluation.sites(),
        evaluation.products().isPresent() ? StandardErrors.ROBUST : StandardErrors.MODEL,
        evaluation.subgroups(),
        MetaAnalysis.of(evaluation.sites()),
        evaluation.comparators(),
        leftOut,
        standard.cohort(),
        standard.weights(),
        cautions,
        study.publicData(),
        scale.response(dispersion, baseline));
  }
}
