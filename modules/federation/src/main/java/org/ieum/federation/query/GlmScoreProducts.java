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
 * The middle of the sandwich (White 1980) of a logistic model at public coefficients, over the
 * training records. Field {@code products}: p(p+1)/2 numbers, Σ w²(y − π)² z zᵀ, packed upper
 * triangle by rows, the intercept first.
 *
 * @param coefficients intercept, then the active columns, on the standardised scale
 */
public record GlmScoreProducts(Scaling scaling, Coefficients coefficients) implements Query {
  static final byte TAG = 7;

  public GlmScoreProducts {
    int expected = scaling.activeColumns().length + 1;
    if (coefficients.length() != expected) {
      throw new IllegalArgumentException(
          coefficients.length() + " coefficients, the design has " + expected);
    }
  }

  @Override
  public Shape shape(StudyManifest study) {
    double[] reach = scaling.bounds(study.dictionary().design(), true);
    double most = study.preparation().maximumWeight();
    double[] bounds = new double[Packed.length(reach.length)];
    for (int i = 0, at = 0; i < reach.length; i++) {
      for (int j = i; j < reach.length; j++) {
        bounds[at++] = most * most * reach[i] * reach[j];
      }
    }
    Labels labels = StudyLabels.coefficients(study, scaling, true);
    return Shape.of(
        Field.of(
            Field.Kind.CURVATURE,
            "products",
            "(outcome less risk)², times both standardised values",
            Labels.pairs(labels),
            bounds));
  }

  @Override
  public String describe() {
    return "products of the likelihood's scores";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    scaling.write(out);
    coefficients.write(out);
  }

  static GlmScoreProducts readBody(DataInput in) throws IOException {
    return new GlmScoreProducts(Scaling.read(in), Coefficients.read(in));
  }
}
