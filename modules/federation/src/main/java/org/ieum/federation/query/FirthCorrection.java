package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * What Firth's penalty (Firth 1993; Heinze and Schemper 2002) adds to gradient and information of a
 * logistic model at public coefficients, over the training records. Fields: {@code correction} (p,
 * Σ h (½ − π) z) and {@code hatInformation} (p(p+1)/2, Σ h π(1 − π) z zᵀ, packed upper triangle by
 * rows), h = π(1 − π) zᵀVz. V is public; h is a record's hat value where V is the inverse of the
 * information of all records.
 *
 * @param coefficients intercept, then the active columns, on the standardised scale
 * @param inverse V, packed upper triangle by rows, the intercept first
 */
public record FirthCorrection(Scaling scaling, Coefficients coefficients, Coefficients inverse)
    implements Query {
  static final byte TAG = 33;

  public FirthCorrection {
    int expected = scaling.activeColumns().length + 1;
    if (coefficients.length() != expected || inverse.length() != Packed.length(expected)) {
      throw new IllegalArgumentException(
          coefficients.length()
              + " coefficients and "
              + inverse.length()
              + " numbers of a matrix, the design has "
              + expected);
    }
  }

  @Override
  public Shape shape(StudyManifest study) {
    if (study.preparation().weight().isPresent()) {
      throw new IllegalArgumentException("Firth's penalty where records carry weights");
    }
    double[] reach = scaling.bounds(study.dictionary().design(), true);
    Labels labels = StudyLabels.coefficients(study, scaling, true);
    return Shape.of(
        Field.sum(
            "correction",
            "hat value × (½ − risk), times the standardised value",
            labels,
            GlmDerivatives.times(0.5, reach)),
        Field.of(
            Field.Kind.CURVATURE,
            "hatInformation",
            "hat value × risk × (1 − risk), times both standardised values",
            Labels.pairs(labels),
            GlmDerivatives.times(0.25, GlmDerivatives.productBounds(reach))));
  }

  /**
   * What a record adds to the sums, but for its values: h (½ − π) and h π(1 − π). A hat value is at
   * most 1, which V need not be the inverse for.
   *
   * @param z from {@code from}, one number a parameter at the places
   * @param factors is filled with both
   */
  public static void ofRecord(
      double eta, double[] inverse, double[] z, int from, int[] places, double[] factors) {
    double form = 0;
    for (int a = 0, next = 0; a < places.length; a++) {
      double za = z[from + places[a]];
      double row = inverse[next++] * za / 2;
      for (int b = a + 1; b < places.length; b++) {
        row += inverse[next++] * z[from + places[b]];
      }
      form += 2 * za * row;
    }
    double e = StrictMath.exp(-Math.abs(eta));
    double weight = e / ((1 + e) * (1 + e));
    double hat = Math.max(0, Math.min(1, form * weight));
    double half = (1 - e) / (2 * (1 + e));
    factors[0] = hat * (eta >= 0 ? -half : half);
    factors[1] = hat * weight;
  }

  @Override
  public String describe() {
    return "Firth's correction of gradient and information";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    scaling.write(out);
    coefficients.write(out);
    inverse.write(out);
  }

  static FirthCorrection readBody(DataInput in) throws IOException {
    return new FirthCorrection(Scaling.read(in), Coefficients.read(in), Coefficients.read(in));
  }
}
