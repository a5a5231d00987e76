package org.ieum.federation.reference;

import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Scaling;

/** The active columns of a table's rows on the standardised scale, after a leading 1 if asked. */
final class StandardisedRows {
  private final PatientTable patients;
  private final Scaling scaling;
  private final int[] active;
  private final int shift;

  StandardisedRows(PatientTable patients, Scaling scaling, boolean intercept) {
    this.patients = patients;
    this.scaling = scaling;
    this.active = scaling.activeColumns();
    this.shift = intercept ? 1 : 0;
  }

  int width() {
    return active.length + shift;
  }

  /** Fills {@code z} from a row. */
  void read(int row, double[] z) {
    if (shift == 1) {
      z[0] = 1;
    }
    for (int a = 0; a < active.length; a++) {
      int j = active[a];
      double x = patients.value(row, j);
      z[a + shift] = Double.isNaN(x) ? 0 : (x - scaling.centre(j)) / scaling.scale(j);
    }
  }

  boolean in(int row, Partition partition) {
    return patients.heldOut(row) == (partition == Partition.HOLDOUT);
  }

  static double dot(double[] a, double[] b) {
    double s = 0;
    for (int j = 0; j < a.length; j++) {
      s += a[j] * b[j];
    }
    return s;
  }
}
