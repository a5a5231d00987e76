package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * Each site fits its own logistic model loosely, on at most {@code maxRecords} of its training
 * records and always with some ridge, and sends its information I and I·β, so that (ΣI)⁻¹ Σ(I·β) is
 * the inverse-variance weighted mean of the sites' fits. Only a starting point: the optimum does
 * not depend on it.
 *
 * <p>Fields, p = 1 + active columns (or without the intercept under site intercepts): {@code
 * weighted} (p) and {@code information} (p(p+1)/2, packed upper triangle by rows). Every
 * coefficient is clipped to ±{@link #LARGEST_COEFFICIENT} before it is used.
 *
 * @param ridge λ of the site's own penalty n·λ/2·Σβ², above 0
 * @param maxRecords most training records of the site's own fit
 */
public record GlmWarmStart(Scaling scaling, double ridge, int maxRecords, boolean siteIntercepts)
    implements Query {
  static final byte TAG = 3;

  /** Site coefficients are clipped to this size, which bounds the answer. */
  public static final double LARGEST_COEFFICIENT = 5;

  /**
   * Part of the ridge that the intercept carries: enough for a site with one class alone, too
   * little to pull a rare outcome's intercept away.
   */
  public static final double INTERCEPT_PENALTY = 1e-3;

  public GlmWarmStart {
    if (!(ridge > 0) || Double.isInfinite(ridge) || maxRecords < 1) {
      throw new IllegalArgumentException("a warm start needs a positive ridge and record limit");
    }
  }

  /** Length of the coefficient vector. */
  public int parameters() {
    return scaling.activeColumns().length + (siteIntercepts ? 0 : 1);
  }

  @Override
  public Shape shape(StudyManifest study) {
    double[] reach = scaling.bounds(study.dictionary().design(), !siteIntercepts);
    double total = 0;
    for (double r : reach) {
      total += r;
    }
    double[] weighted = new double[reach.length];
    for (int j = 0; j < reach.length; j++) {
      weighted[j] = reach[j] * total * LARGEST_COEFFICIENT;
    }
    double[] products = GlmDerivatives.productBounds(reach);
    double most = study.preparation().maximumWeight();
    Labels labels = StudyLabels.coefficients(study, scaling, !siteIntercepts);
    return Shape.of(
        Field.sum(
                "weighted",
                "information × coefficients of a site's own fit",
                labels,
                GlmDerivatives.times(most, weighted))
            .withoutSensitivity(),
        Field.of(
                Field.Kind.CURVATURE,
                "information",
                "information of a site's own fit",
                Labels.pairs(labels),
                GlmDerivatives.times(most * new BernoulliFamily().mostWeight(), products))
            .withoutSensitivity());
  }

  @Override
  public String describe() {
    return "inverse-variance warm start";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    scaling.write(out);
    out.writeDouble(ridge);
    out.writeInt(maxRecords);
    out.writeBoolean(siteIntercepts);
  }

  static GlmWarmStart readBody(DataInput in) throws IOException {
    return new GlmWarmStart(Scaling.read(in), in.readDouble(), in.readInt(), in.readBoolean());
  }
}
