package org.ieum.federation.query;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * Weighted moments of the training records about public centres, of studies whose records carry
 * weights: whether a column still varies among the records that weigh anything. Fields, one number
 * a design column over present values: {@code weight} (Σ w), {@code sum} (Σ w (x − centre)) and
 * {@code squares} (Σ w (x − centre)²). The latter two are, but for a common factor and the scale, a
 * row and the diagonal of the information without covariates, which {@link GlmDerivatives} tells.
 *
 * @param centres one a design column, within the dictionary's limits
 */
public record WeightedMoments(Coefficients centres) implements Query {
  static final byte TAG = 15;

  @Override
  public Shape shape(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    if (centres.length() != design.size()) {
      throw new IllegalArgumentException(
          centres.length() + " centres, design has " + design.size());
    }
    if (study.preparation().weight().isEmpty()) {
      throw new IllegalArgumentException("the study's records carry no weights");
    }
    double most = study.preparation().maximumWeight();
    double[] sums = new double[design.size()];
    double[] squares = new double[design.size()];
    for (int j = 0; j < sums.length; j++) {
      DesignColumn c = design.get(j);
      double reach =
          Math.max(Math.abs(c.min() - centres.get(j)), Math.abs(c.max() - centres.get(j)));
      sums[j] = most * reach;
      squares[j] = most * reach * reach;
    }
    Labels columns = StudyLabels.columns(study);
    return Shape.of(
        Field.sum("weight", "weights of training records with a value of it", columns, most),
        Field.sum("sum", "weighted distances of its values from their mean", columns, sums),
        Field.sum("squares", "the same, squared before they are weighted", columns, squares));
  }

  @Override
  public String describe() {
    return "weighted variances";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    centres.write(out);
  }
}
