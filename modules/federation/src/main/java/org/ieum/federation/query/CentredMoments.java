package org.ieum.federation.query;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Shape;

/**
 * Second moments of the training records about public centres. Field {@code squares}: per design
 * column Σ (x − centre)² over present values.
 *
 * @param centres one a design column, within the dictionary's limits
 */
public record CentredMoments(Coefficients centres) implements Query {
  static final byte TAG = 2;

  @Override
  public Shape shape(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    if (centres.length() != design.size()) {
      throw new IllegalArgumentException(
          centres.length() + " centres, design has " + design.size());
    }
    double[] bounds = new double[design.size()];
    for (int j = 0; j < bounds.length; j++) {
      DesignColumn c = design.get(j);
      double reach =
          Math.max(Math.abs(c.min() - centres.get(j)), Math.abs(c.max() - centres.get(j)));
      bounds[j] = reach * reach;
    }
    return Shape.of(
        Field.sum(
            "squares",
            "squared distances of its values from their mean",
            StudyLabels.columns(study),
            bounds));
  }

  @Override
  public String describe() {
    return "variances";
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
