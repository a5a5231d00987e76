package org.ieum.federation.query;

import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * Table 1: every design column over all records, training and held out, unweighted and about public
 * centres. Fields: {@code records}, {@code events} (1 each), {@code observed}, {@code sum} (Σ (x −
 * centre)) and {@code squares} (Σ (x − centre)²), one number a column. Where the study asks for
 * results by site, the same with {@code site} before the name, site after site; a site fills its
 * own numbers alone, and only with its policy's consent.
 *
 * @param centres one a design column, within the dictionary's limits
 */
public record Description(Coefficients centres) implements Query {
  static final byte TAG = 9;

  @Override
  public Shape shape(StudyManifest study) {
    double[] reach = reach(study.dictionary().design());
    double[] squares = Arrays.stream(reach).map(r -> r * r).toArray();
    Labels columns = StudyLabels.columns(study);
    List<Field> all =
        List.of(
            Field.count("records", "records, training and held out", Labels.one()),
            Field.count("events", study.outcome().eventsOf("of them"), Labels.one()),
            Field.count("observed", "records with a value of it", columns),
            Field.sum("sum", "distances of its values from their mean", columns, reach),
            Field.sum("squares", "the same, squared", columns, squares));
    List<Field> fields = new ArrayList<>(all);
    if (study.evaluation().bySite()) {
      for (Field f : all) {
        fields.add(
            StudyLabels.bySite(study, f.named(ScoreSections.name(ScoreSections.SITES, f.name()))));
      }
    }
    return Shape.of(fields);
  }

  private double[] reach(List<DesignColumn> design) {
    if (centres.length() != design.size()) {
      throw new IllegalArgumentException(
          centres.length() + " centres, design has " + design.size());
    }
    double[] reach = new double[design.size()];
    for (int j = 0; j < reach.length; j++) {
      DesignColumn c = design.get(j);
      reach[j] = Math.max(Math.abs(c.min() - centres.get(j)), Math.abs(c.max() - centres.get(j)));
    }
    return reach;
  }

  @Override
  public String describe() {
    return "description of the cohort";
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
