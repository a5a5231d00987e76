package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ieum.federation.study.StudyManifest;

/** A model that gives every record a score, the logit of a probability. */
public sealed interface ScoredModel {
  /** Refuses a study whose dictionary or comparators the model does not fit. */
  void check(StudyManifest study);

  /** Which model, in a few words; empty for the study's own. */
  String words();

  /** Writes the model: its kind, then its parameters. */
  void write(DataOutput out) throws IOException;

  static ScoredModel read(DataInput in) throws IOException {
    if (in.readBoolean()) {
      return new Published(in.readInt(), Coefficients.read(in));
    }
    return new Own(Scaling.read(in), Coefficients.read(in));
  }

  /**
   * The study's own.
   *
   * @param coefficients intercept, then the active columns, on the standardised scale
   */
  record Own(Scaling scaling, Coefficients coefficients) implements ScoredModel {
    public Own {
      int expected = scaling.activeColumns().length + 1;
      if (coefficients.length() != expected) {
        throw new IllegalArgumentException(
            coefficients.length() + " coefficients, the design has " + expected);
      }
    }

    @Override
    public void check(StudyManifest study) {
      int columns = study.dictionary().design().size();
      if (scaling.columns() != columns) {
        throw new IllegalArgumentException(
            "a scaling of " + scaling.columns() + " columns, the design has " + columns);
      }
    }

    @Override
    public String words() {
      return "";
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeBoolean(false);
      scaling.write(out);
      coefficients.write(out);
    }
  }

  /**
   * A published one that the study names.
   *
   * @param index of the model among the study's comparators
   * @param imputation what stands for an absent value, one a design column, raw scale
   */
  record Published(int index, Coefficients imputation) implements ScoredModel {
    public Published {
      if (index < 0) {
        throw new IllegalArgumentException("a comparator of index " + index);
      }
    }

    @Override
    public void check(StudyManifest study) {
      int models = study.evaluation().comparators().size();
      int columns = study.dictionary().design().size();
      if (index >= models || imputation.length() != columns) {
        throw new IllegalArgumentException(
            "comparator " + index + " of " + models + ", imputation of " + imputation.length());
      }
    }

    @Override
    public String words() {
      return " of comparator " + (index + 1);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeBoolean(true);
      out.writeInt(index);
      imputation.write(out);
    }
  }
}
