package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/**
 * The distribution of a model's scores among records with and without the outcome, on public bins
 * that are equal on the logit scale. Bin b of B holds logits in [−R + 2R·b/B, −R + 2R·(b+1)/B);
 * logits beyond ±R are set to ±R (the right edge belongs to the last bin).
 *
 * <p>Segments: {@code records}, {@code events}, {@code squaredError} (Σ (y − π)²), {@code
 * logLikelihood} (1 each); {@code negatives}, {@code positives} (counts) and {@code logit} (Σ of
 * clipped logits) of B numbers each. Where the study asks for results by site, K sections in the
 * order of the manifest's sites follow: {@code siteRecords}, {@code siteEvents}, {@code
 * siteSquaredError} (K each), {@code siteNegatives}, {@code sitePositives}, {@code siteLogit} (K·b
 * each, site by site); a site fills its own section, and only with its policy's consent.
 *
 * @param coefficients intercept, then the active columns, on the standardised scale
 */
public record ScoreHistogram(Scaling scaling, Coefficients coefficients, Partition partition)
    implements Query {
  static final byte TAG = 5;

  public ScoreHistogram {
    int expected = scaling.activeColumns().length + 1;
    if (coefficients.length() != expected) {
      throw new IllegalArgumentException(
          coefficients.length() + " coefficients, the design has " + expected);
    }
  }

  @Override
  public Layout layout(StudyManifest study) {
    EvaluationSpec spec = study.evaluation();
    int bins = spec.bins();
    double range = spec.logitRange();
    Layout.Builder layout =
        Layout.builder()
            .add("records", 1, 1)
            .add("events", 1, 1)
            .add("squaredError", 1, 1)
            .add("logLikelihood", 1, range + 1)
            .add("negatives", bins, 1)
            .add("positives", bins, 1)
            .add("logit", bins, range);
    if (spec.bySite()) {
      int sites = study.sites().size();
      int cells = sites * spec.siteBins();
      layout
          .add("siteRecords", sites, 1)
          .add("siteEvents", sites, 1)
          .add("siteSquaredError", sites, 1)
          .add("siteNegatives", cells, 1)
          .add("sitePositives", cells, 1)
          .add("siteLogit", cells, range);
    }
    return layout.build();
  }

  /** The bin of a logit. */
  public static int bin(double logit, double range, int bins) {
    double position = (logit + range) / (2 * range) * bins;
    return Math.max(0, Math.min(bins - 1, (int) Math.floor(position)));
  }

  @Override
  public String describe() {
    return "score histogram, "
        + (partition == Partition.TRAIN ? "training" : "held-out")
        + " records";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    scaling.write(out);
    coefficients.write(out);
    out.writeBoolean(partition == Partition.HOLDOUT);
  }

  static ScoreHistogram readBody(DataInput in) throws IOException {
    Scaling scaling = Scaling.read(in);
    Coefficients coefficients = Coefficients.read(in);
    Partition partition = in.readBoolean() ? Partition.HOLDOUT : Partition.TRAIN;
    return new ScoreHistogram(scaling, coefficients, partition);
  }
}
