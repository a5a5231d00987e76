package org.ieum.spark;

import java.io.Serializable;
import org.ieum.federation.query.Scaling;

/** A scaling on its way to tasks. */
record ScalingShipment(double[] centres, double[] scales) implements Serializable {
  static ScalingShipment of(Scaling scaling) {
    double[] centres = new double[scaling.columns()];
    double[] scales = new double[scaling.columns()];
    for (int j = 0; j < centres.length; j++) {
      centres[j] = scaling.centre(j);
      scales[j] = scaling.scale(j);
    }
    return new ScalingShipment(centres, scales);
  }

  Scaling scaling() {
    return new Scaling(centres, scales);
  }
}
