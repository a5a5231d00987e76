package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/**
 * The distribution of the model's scores among records with and without the outcome, over all
 * records, by declared subgroup, and by site where the study asks for it: {@link ScoreSections}. A
 * site fills its own cells of the sites' section alone, and only with its policy's consent.
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
  public Shape shape(StudyManifest study) {
    return ScoreSections.shape(study);
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
