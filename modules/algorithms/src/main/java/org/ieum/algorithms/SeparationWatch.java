package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.linear.SingularMatrixException;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.study.ModelSpec;

/**
 * Tells a fit without a maximum from one that converges (Albert and Anderson 1984).
 *
 * <p>Where some combination of covariates separates the outcome, each Newton step moves the logits
 * of the separated records by about 1, and the decrement falls by about e a step while steps keep
 * their length. Near a maximum both fall quadratically. A decrement far below 1/2 with steps that
 * do not shrink says that the separated records' total weight Σπ(1 − π) is far below that of a
 * single record which would contradict the separation.
 */
final class SeparationWatch {
  private static final double SMALL_DECREMENT = 0.02;
  private static final double SLOWEST_CONVERGENCE = 0.2;
  private static final double SHRINKING = 0.7;
  private static final int PATIENCE = 2;

  /** A column whose part in a step is below this share of the greatest is not named. */
  private static final double LEAST_SHARE = 0.05;

  private final FitColumns columns;
  private final ModelSpec.Family family;
  private double lastDecrement = Double.POSITIVE_INFINITY;
  private double lastLength = Double.POSITIVE_INFINITY;
  private double[] lastStep = new double[0];
  private int persistent;
  private int suspicious;

  SeparationWatch(FitColumns columns, ModelSpec.Family family) {
    this.columns = columns;
    this.family = family;
  }

  /**
   * Hears of a Newton step.
   *
   * @throws IeumException SEPARATION
   */
  void onStep(double[] step, double decrement) {
    double length = Math.sqrt(FitColumns.dot(step, step));
    boolean keepsLength = length > SHRINKING * lastLength;
    boolean slow = decrement > SLOWEST_CONVERGENCE * lastDecrement && decrement < lastDecrement;
    persistent = keepsLength && slow ? persistent + 1 : 0;
    suspicious = keepsLength && slow && decrement < SMALL_DECREMENT ? suspicious + 1 : 0;
    lastDecrement = decrement;
    lastLength = length;
    lastStep = step;
    if (suspicious >= PATIENCE) {
      throw separated(step);
    }
  }

  /** Called when no rounds are left. */
  void atTheEnd(double[] step) {
    if (persistent > PATIENCE) {
      throw separated(step);
    }
  }

  /** What an information matrix means that was regular at the start and no longer is. */
  IeumException singular(SingularMatrixException cause) {
    if (lastStep.length > 0) {
      return separated(lastStep);
    }
    return new IeumException(
        ErrorCode.DEGENERATE_DATA,
        "covariate "
            + columns.name(cause.column())
            + ": expected a column that varies independently, found that it depends on those before"
            + " it"
            + (family == ModelSpec.Family.COX
                ? ", or is the same throughout each site with events"
                : "")
            + "; take it out of the study, or add a ridge",
        cause);
  }

  private IeumException separated(double[] step) {
    double greatest = 0;
    for (double s : step) {
      greatest = Math.max(greatest, Math.abs(s));
    }
    List<String> names = new ArrayList<>();
    for (int j = 0; j < step.length; j++) {
      if (Math.abs(step[j]) >= LEAST_SHARE * greatest
          && !columns.name(j).equals(Coefficient.INTERCEPT)) {
        names.add(columns.name(j));
      }
    }
    return new IeumException(
        ErrorCode.SEPARATION,
        "fit: expected a finite estimate, found that "
            + String.join(", ", names)
            + " separate"
            + (names.size() == 1 ? "s" : "")
            + (family == ModelSpec.Family.COX
                ? " the records with the event from those that were at risk with them"
                : " the records with the outcome from those without")
            + ", so that coefficients grow without end; add a penalty (model: {"
            + (family == ModelSpec.Family.LOGISTIC
                ? "firth: true}, or ridge: 0.01"
                : "ridge: 0.01}")
            + ", say), or take out or merge such covariates");
  }
}
