package org.ieum.algorithms;

import java.util.List;
import org.ieum.federation.Federation;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.study.StudyManifest;

/**
 * The whole study that a manifest describes: standardise (two round trips), fit (about six), judge
 * (one). Coordinator, sites and reviewers all run this same program over their own {@link
 * Federation}.
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
    StudyManifest study = federation.study();
    Rounds rounds = new Rounds(federation, listener);
    Standardisation standard = Standardisation.run(rounds);
    LogisticFit.Estimate estimate = new LogisticFit(rounds, standard).run();
    Coefficients scored = new Coefficients(estimate.coefficients());
    Evaluation evaluation = Evaluation.run(rounds, standard.scaling(), scored);
    return new FittedModel(
        study.id(),
        study.digest(),
        rounds.count(),
        standard.records(),
        standard.events(),
        estimate.logLikelihood(),
        standard.means(),
        RawScale.coefficients(study.dictionary().design(), standard.scaling(), estimate),
        standard.excluded(),
        List.copyOf(estimate.steps()),
        evaluation.development(),
        evaluation.validation(),
        evaluation.sites());
  }
}
