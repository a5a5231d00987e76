package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/**
 * Log-likelihood of a logistic model at public coefficients, its gradient and its information, over
 * the training records and without any penalty.
 *
 * <p>Segments: {@code records} (1), {@code logLikelihood} (1), {@code gradient} (p, Σ (y − π) z),
 * {@code information} (p(p+1)/2, Σ π(1 − π) z zᵀ, packed upper triangle by rows).
 *
 * <p>Without site intercepts the first coefficient is the intercept, p = 1 + active columns. With
 * site intercepts the coefficients are the slopes alone; each site maximises over its own intercept
 * α, and answers with its profile log-likelihood, profile gradient and the Schur complement of α; a
 * further segment {@code interceptSum} (1) is n·α, α clipped to ±{@link #LARGEST_INTERCEPT}, {@code
 * interceptInformation} (p) is n·h, h = I_βα / I_αα, and {@code interceptVariance} (1) is n²/I_αα,
 * n/I_αα clipped to {@link #LARGEST_INTERCEPT_VARIANCE}; n is the site's training records.
 *
 * <p>Where records carry weights, a record's log-likelihood, gradient and information are
 * multiplied by its weight, and {@code weight} (1, Σ w) comes last.
 */
public record GlmDerivatives(Scaling scaling, Coefficients coefficients, boolean siteIntercepts)
    implements Query {
  static final byte TAG = 4;

  /** A site's intercept is clipped to this size. */
  public static final double LARGEST_INTERCEPT = 40;

  /** A site's n/I_αα, the inverse of its mean weight π(1 − π), is clipped to this size. */
  public static final double LARGEST_INTERCEPT_VARIANCE = 0x1p16;

  public GlmDerivatives {
    int expected = scaling.activeColumns().length + (siteIntercepts ? 0 : 1);
    if (coefficients.length() != expected) {
      throw new IllegalArgumentException(
          coefficients.length() + " coefficients, the design has " + expected);
    }
  }

  /** Length of the coefficient vector. */
  public int parameters() {
    return coefficients.length();
  }

  @Override
  public Layout layout(StudyManifest study) {
    double[] reach = scaling.bounds(study.dictionary().design(), !siteIntercepts);
    double largestEta = siteIntercepts ? LARGEST_INTERCEPT : 0;
    for (int j = 0; j < reach.length; j++) {
      largestEta += Math.abs(coefficients.get(j)) * reach[j];
    }
    double most = study.preparation().maximumWeight();
    Layout.Builder layout =
        Layout.builder()
            .add("records", 1, 1)
            .add("logLikelihood", 1, most * (largestEta + 1))
            .add("gradient", times(most, reach))
            .add("information", times(most, informationBounds(reach)));
    if (siteIntercepts) {
      layout
          .add("interceptSum", 1, LARGEST_INTERCEPT)
          .add("interceptInformation", reach)
          .add("interceptVariance", 1, LARGEST_INTERCEPT_VARIANCE);
    }
    if (study.preparation().weight().isPresent()) {
      layout.add("weight", 1, most);
    }
    return layout.build();
  }

  static double[] times(double factor, double[] bounds) {
    return Arrays.stream(bounds).map(b -> factor * b).toArray();
  }

  /** π(1 − π) ≤ 1/4, so one record adds at most B_i·B_j/4. */
  static double[] informationBounds(double[] reach) {
    double[] bounds = new double[Packed.length(reach.length)];
    for (int i = 0, at = 0; i < reach.length; i++) {
      for (int j = i; j < reach.length; j++) {
        bounds[at++] = reach[i] * reach[j] / 4;
      }
    }
    return bounds;
  }

  @Override
  public String describe() {
    return "log-likelihood, gradient and information";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    scaling.write(out);
    coefficients.write(out);
    out.writeBoolean(siteIntercepts);
  }

  static GlmDerivatives readBody(DataInput in) throws IOException {
    return new GlmDerivatives(Scaling.read(in), Coefficients.read(in), in.readBoolean());
  }
}
