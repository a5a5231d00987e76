package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * Log-likelihood of the study's {@link GlmFamily} at public coefficients, its gradient and its
 * information, over the training records and without any penalty.
 *
 * <p>Fields: {@code records} (1), {@code logLikelihood} (1), {@code gradient} (p, Σ (y − μ) z),
 * {@code information} (p(p+1)/2, Σ dμ/dη z zᵀ, packed upper triangle by rows).
 *
 * <p>Without site intercepts the first coefficient is the intercept, p = 1 + active columns. With
 * site intercepts, of a logistic model alone, the coefficients are the slopes alone; each site
 * maximises over its own intercept α, and answers with its profile log-likelihood, profile gradient
 * and the Schur complement of α; a further field {@code interceptSum} (1) is n·α, α clipped to
 * ±{@link #LARGEST_INTERCEPT}, {@code interceptInformation} (p) is n·h, h = I_βα / I_αα, and {@code
 * interceptVariance} (1) is n²/I_αα, n/I_αα clipped to {@link #LARGEST_INTERCEPT_VARIANCE}; n is
 * the site's training records.
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
  public Shape shape(StudyManifest study) {
    double[] reach = scaling.bounds(study.dictionary().design(), !siteIntercepts);
    GlmFamily family = GlmFamily.of(study);
    double largestEta = (siteIntercepts ? LARGEST_INTERCEPT : 0) + coefficients.reach(reach);
    double residual = family.mostResidual(largestEta);
    double most = study.preparation().maximumWeight();
    Labels labels = StudyLabels.coefficients(study, scaling, !siteIntercepts);
    Labels one = Labels.one();
    List<Field> fields = new ArrayList<>();
    fields.add(Field.count("records", "training records", one));
    fields.add(
        noise(
            Field.sum(
                "logLikelihood",
                "log-probabilities that the model gives to what happened",
                one,
                most * family.mostLogLikelihood(largestEta))));
    fields.add(
        noise(
            Field.sum("gradient", family.gradientWords(), labels, times(most * residual, reach))));
    fields.add(
        noise(
            Field.of(
                Field.Kind.CURVATURE,
                "information",
                family.informationWords(),
                Labels.pairs(labels),
                times(most * family.mostWeight(), productBounds(reach)))));
    if (siteIntercepts) {
      fields.add(
          noise(
              Field.sum(
                  "interceptSum", "a site's intercept × its records", one, LARGEST_INTERCEPT)));
      fields.add(
          noise(
              Field.sum(
                  "interceptInformation",
                  "how a site's intercept follows it × the site's records",
                  labels,
                  reach)));
      fields.add(
          noise(
              Field.sum(
                  "interceptVariance",
                  "variance of a site's intercept × its records squared",
                  one,
                  LARGEST_INTERCEPT_VARIANCE)));
    }
    if (study.preparation().weight().isPresent()) {
      fields.add(Field.sum("weight", "weights of training records", one, most));
    }
    return Shape.of(fields);
  }

  /** One patient moves a site's own intercept, and with it every record's part of the answer. */
  private Field noise(Field field) {
    return siteIntercepts ? field.withoutSensitivity() : field;
  }

  static double[] times(double factor, double[] bounds) {
    return Arrays.stream(bounds).map(b -> factor * b).toArray();
  }

  /** Of the products of two standardised values: B_i·B_j. */
  static double[] productBounds(double[] reach) {
    double[] bounds = new double[Packed.length(reach.length)];
    for (int i = 0, at = 0; i < reach.length; i++) {
      for (int j = i; j < reach.length; j++) {
        bounds[at++] = reach[i] * reach[j];
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
