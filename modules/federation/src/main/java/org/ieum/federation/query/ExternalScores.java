package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/**
 * The same as {@link ScoreHistogram} for a published model that the study names: its probability's
 * logit takes the place of the study's own model's.
 *
 * @param model index of the model among the study's comparators
 * @param imputation what stands for an absent value, one a design column, raw scale
 */
public record ExternalScores(int model, Coefficients imputation, Partition partition)
    implements Query {
  static final byte TAG = 8;

  public ExternalScores {
    if (model < 0) {
      throw new IllegalArgumentException("a comparator of index " + model);
    }
  }

  @Override
  public Shape shape(StudyManifest study) {
    int models = study.evaluation().comparators().size();
    int columns = study.dictionary().design().size();
    if (model >= models || imputation.length() != columns) {
      throw new IllegalArgumentException(
          "comparator " + model + " of " + models + ", imputation of " + imputation.length());
    }
    return ScoreSections.shape(study);
  }

  @Override
  public String describe() {
    return "score histogram of comparator "
        + (model + 1)
        + ", "
        + (partition == Partition.TRAIN ? "training" : "held-out")
        + " records";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    out.writeInt(model);
    imputation.write(out);
    out.writeBoolean(partition == Partition.HOLDOUT);
  }

  static ExternalScores readBody(DataInput in) throws IOException {
    int model = in.readInt();
    Coefficients imputation = Coefficients.read(in);
    return new ExternalScores(
        model, imputation, in.readBoolean() ? Partition.HOLDOUT : Partition.TRAIN);
  }
}
