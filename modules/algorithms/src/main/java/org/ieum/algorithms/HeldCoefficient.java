package org.ieum.algorithms;

import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SymmetricMatrix;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/**
 * The offset's place among the coefficients, where the model has one: its coefficient is 1 on the
 * raw scale and is not fitted, so no step moves it and it has no variance.
 */
final class HeldCoefficient {
  private final int place;
  private final double value;

  private HeldCoefficient(int place, double value) {
    this.place = place;
    this.value = value;
  }

  /** That of a study's model; of no coefficient where it has no offset. */
  static HeldCoefficient of(StudyManifest study, Scaling scaling) {
    int[] active = scaling.activeColumns();
    for (int a = 0; a < active.length; a++) {
      DesignColumn column = study.dictionary().design().get(active[a]);
      if (isOffset(study, column)) {
        int place = a + (study.model().fitsIntercept() ? 1 : 0);
        return new HeldCoefficient(place, scaling.scale(active[a]) / study.outcome().unit());
      }
    }
    return new HeldCoefficient(-1, 0);
  }

  static boolean isOffset(StudyManifest study, DesignColumn column) {
    return column.kind() == DesignColumn.Kind.VALUE
        && study.model().isOffset(study.dictionary().covariates().get(column.covariate()));
  }

  boolean is(int coefficient) {
    return coefficient == place;
  }

  /** How many coefficients are held. */
  int count() {
    return place < 0 ? 0 : 1;
  }

  /** Sets the coefficient. */
  double[] set(double[] beta) {
    if (place >= 0) {
      beta[place] = value;
    }
    return beta;
  }

  /** A gradient that does not move it. */
  double[] gradient(double[] gradient) {
    if (place >= 0) {
      gradient[place] = 0;
    }
    return gradient;
  }

  /** An information in which it stands alone, with 1. */
  SymmetricMatrix information(SymmetricMatrix information) {
    return alone(information, 1);
  }

  /** A covariance in which it has none. */
  SymmetricMatrix covariance(SymmetricMatrix covariance) {
    return alone(covariance, 0);
  }

  private SymmetricMatrix alone(SymmetricMatrix matrix, double diagonal) {
    if (place < 0) {
      return matrix;
    }
    int p = matrix.size();
    double[] packed = new double[Packed.length(p)];
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        boolean held = i == place || j == place;
        packed[Packed.index(p, i, j)] = held ? (i == j ? diagonal : 0) : matrix.get(i, j);
      }
    }
    return SymmetricMatrix.ofPacked(p, packed);
  }
}
