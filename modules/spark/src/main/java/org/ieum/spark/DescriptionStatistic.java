package org.ieum.spark;

import org.ieum.federation.query.Description;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;
import org.ieum.spark.internal.kernel.Block;

/** Table 1, with the site's own where it consents. */
final class DescriptionStatistic implements BlockStatistic {
  private final Layout layout;
  private final double[] centres;
  private final int site;

  /**
   * For a site.
   *
   * @param site its index in the study's sites; −1 where it does not share its own figures
   */
  DescriptionStatistic(StudyManifest study, Description query, int site) {
    layout = query.layout(study);
    centres = query.centres().toArray();
    this.site = study.evaluation().bySite() ? site : -1;
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    int d = centres.length;
    double[] observed = new double[d];
    double[] sum = new double[d];
    double[] squares = new double[d];
    double[] x = block.values();
    for (int i = 0, at = 1; i < block.rows(); i++, at += block.stride()) {
      for (int j = 0; j < d; j++) {
        double centred = x[at + j] - centres[j];
        boolean absent = Double.isNaN(centred);
        observed[j] += absent ? 0 : 1;
        sum[j] += absent ? 0 : centred;
        squares[j] += absent ? 0 : centred * centred;
      }
    }
    double[][] columns = {observed, sum, squares};
    put(block, columns, ScoreSections.ALL, 0, out, offset);
    if (site >= 0) {
      put(block, columns, ScoreSections.SITES, site, out, offset);
    }
  }

  private void put(
      Block block, double[][] columns, String section, int cell, double[] out, int offset) {
    int d = centres.length;
    out[offset + at(section, "records") + cell] = block.rows();
    out[offset + at(section, "events") + cell] = block.events(0, block.rows());
    String[] segments = {"observed", "sum", "squares"};
    for (int s = 0; s < segments.length; s++) {
      System.arraycopy(columns[s], 0, out, offset + at(section, segments[s]) + cell * d, d);
    }
  }

  private int at(String section, String segment) {
    return layout.segment(ScoreSections.name(section, segment)).offset();
  }
}
