package org.ieum.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ieum.federation.model.Coefficient;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/** Models of a study that nobody fitted. */
final class MadeModel {
  private MadeModel() {}

  /** With values that look like a fit's: long fractions, half a log-odds a column's range. */
  static FittedModel random(StudyManifest study, long seed) {
    Random random = new Random(seed);
    List<Double> beta = new ArrayList<>(List.of(random.nextGaussian()));
    List<Double> imputation = new ArrayList<>();
    for (DesignColumn column : study.dictionary().design()) {
      beta.add(random.nextGaussian() / (column.max() - column.min()));
      imputation.add(column.min() + random.nextDouble() * (column.max() - column.min()));
    }
    return of(study, beta, imputation);
  }

  /**
   * With given values.
   *
   * @param beta intercept first
   */
  static FittedModel of(StudyManifest study, List<Double> beta, List<Double> imputation) {
    List<Coefficient> coefficients = new ArrayList<>();
    for (int j = 0; j < beta.size(); j++) {
      String name = j == 0 ? Coefficient.INTERCEPT : study.dictionary().design().get(j - 1).name();
      coefficients.add(new Coefficient(name, beta.get(j), 1, 1, 1, 1, 1));
    }
    Performance none = new Performance(1, 1, 1, 1, 1, 1, 1, 1, 1, List.of(), List.of());
    return new FittedModel(
        study.id(),
        study.digest(),
        9,
        100,
        10,
        -30,
        imputation,
        coefficients,
        List.of(),
        List.of(),
        none,
        none,
        List.of());
  }
}
