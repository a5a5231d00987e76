package org.ieum.spark.internal.source;

import java.util.List;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.Nfc;

/** Covariates of which a cell means the same: it is read once, and a fault in it told once. */
final class SharedColumns {
  private final int[] first;

  SharedColumns(List<Covariate> covariates) {
    first = new int[covariates.size()];
    for (int k = 0; k < first.length; k++) {
      Covariate own = covariates.get(k);
      first[k] = 0;
      while (!alike(own, covariates.get(first[k]))) {
        first[k]++;
      }
    }
  }

  private static boolean alike(Covariate a, Covariate b) {
    return Nfc.of(a.column()).equals(Nfc.of(b.column()))
        && a.raw() == b.raw()
        && (a.limited() || a.levels().equals(b.levels()));
  }

  /** The first covariate that reads the same of the same cells; itself where there is none. */
  int first(int covariate) {
    return first[covariate];
  }
}
