package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * Log partial likelihood of proportional hazards (Cox 1972) at public coefficients, its gradient
 * and its information, over the training records, each site a stratum with a baseline hazard of its
 * own, ties after Efron (1977). A site compares its own records alone: neither times nor how many
 * are at risk leave it.
 *
 * <p>Fields: {@code records} (1), {@code incomparable} (1), {@code logLikelihood} (1), {@code
 * gradient} (p), {@code information} (p(p+1)/2, packed upper triangle by rows), p the active
 * columns. A site of which an event's hazards at risk are all below e^−{@link #LARGEST_CONTRAST} of
 * its greatest one says that alone: {@code incomparable} is 1, and the numbers after it are 0.
 *
 * @param coefficients one an active column, on the standardised scale
 */
public record PartialLikelihood(Scaling scaling, Coefficients coefficients) implements Query {
  static final byte TAG = 34;

  /** How many powers of e a site's hazards may lie below its greatest one. */
  public static final double LARGEST_CONTRAST = 40;

  public PartialLikelihood {
    int expected = scaling.activeColumns().length;
    if (coefficients.length() != expected) {
      throw new IllegalArgumentException(
          coefficients.length() + " coefficients, the design has " + expected);
    }
  }

  /** What one event adds bounds each number: there are no more events than records. */
  @Override
  public Shape shape(StudyManifest study) {
    double[] reach = scaling.bounds(study.dictionary().design(), false);
    double contrast =
        2 * coefficients.reach(reach)
            + StrictMath.log((double) study.maxRecords())
            + LARGEST_CONTRAST;
    Labels labels = StudyLabels.coefficients(study, scaling, false);
    return Shape.of(
        Field.count("records", "training records", Labels.one()),
        Field.count("incomparable", "hospitals whose hazards are too far apart", Labels.one())
            .withoutSensitivity(),
        Field.sum(
                "logLikelihood",
                "log-probabilities that, of a site's records at risk, it was this one",
                Labels.one(),
                contrast)
            .withoutSensitivity(),
        Field.sum(
                "gradient",
                "standardised value less its mean at risk, of records with the event",
                labels,
                GlmDerivatives.times(2, reach))
            .withoutSensitivity(),
        Field.of(
                Field.Kind.CURVATURE,
                "information",
                "covariance of both standardised values at risk, at each event",
                Labels.pairs(labels),
                GlmDerivatives.productBounds(reach))
            .withoutSensitivity());
  }

  @Override
  public String describe() {
    return "log partial likelihood, gradient and information";
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

  static PartialLikelihood readBody(DataInput in) throws IOException {
    return new PartialLikelihood(Scaling.read(in), Coefficients.read(in));
  }
}
