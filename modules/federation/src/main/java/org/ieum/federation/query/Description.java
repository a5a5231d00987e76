package org.ieum.federation.query;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/**
 * Table 1: every design column over all records, training and held out, unweighted and about public
 * centres. Segments: {@code records}, {@code events} (1 each), {@code observed}, {@code sum} (Σ (x
 * − centre)) and {@code squares} (Σ (x − centre)²), one number a column. Where the study asks for
 * results by site, the same with {@code site} before the name, site after site; a site fills its
 * own numbers alone, and only with its policy's consent.
 *
 * @param centres one a design column, within the dictionary's limits
 */
public record Description(Coefficients centres) implements Query {
  static final byte TAG = 9;

  @Override
  public Layout layout(StudyManifest study) {
    double[] reach = reach(study.dictionary().design());
    Layout.Builder layout = Layout.builder();
    add(layout, ScoreSections.ALL, 1, reach);
    if (study.evaluation().bySite()) {
      add(layout, ScoreSections.SITES, study.sites().size(), reach);
    }
    return layout.build();
  }

  private static void add(Layout.Builder layout, String section, int cells, double[] reach) {
    double[] sums = new double[cells * reach.length];
    double[] squares = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = reach[i % reach.length];
      squares[i] = sums[i] * sums[i];
    }
    layout
        .add(ScoreSections.name(section, "records"), cells, 1)
        .add(ScoreSections.name(section, "events"), cells, 1)
        .add(ScoreSections.name(section, "observed"), sums.length, 1)
        .add(ScoreSections.name(section, "sum"), sums)
        .add(ScoreSections.name(section, "squares"), squares);
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
