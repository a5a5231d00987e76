package org.ieum.spark;

import org.ieum.federation.query.Description;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.ColumnMoments;

/** Table 1, with the site's own where it consents. */
final class DescriptionStatistic implements BlockStatistic {
  private final Shape shape;
  private final int columns;
  private final ColumnMoments moments;
  private final int site;
  private final boolean happens;

  /**
   * For a site.
   *
   * @param moments about the query's centres
   * @param site its index in the study's sites; −1 where it does not share its own figures
   */
  DescriptionStatistic(StudyManifest study, Description query, ColumnMoments moments, int site) {
    shape = query.shape(study);
    columns = query.centres().toArray().length;
    this.moments = moments;
    this.happens = study.outcome().happens();
    this.site = study.evaluation().bySite() ? site : -1;
  }

  @Override
  public void addTo(Block block, double[] out, int offset) {
    moments.take(block, block.rows());
    put(block, ScoreSections.ALL, 0, out, offset);
    if (site >= 0) {
      put(block, ScoreSections.SITES, site, out, offset);
    }
  }

  private void put(Block block, String section, int cell, double[] out, int offset) {
    out[offset + at(section, "records") + cell] = block.rows();
    out[offset + at(section, "events") + cell] = happens ? block.events(0, block.rows()) : 0;
    moments.observed(out, offset + at(section, "observed") + cell * columns);
    moments.sums(out, offset + at(section, "sum") + cell * columns);
    moments.squares(out, offset + at(section, "squares") + cell * columns);
  }

  private int at(String section, String field) {
    return shape.offset(ScoreSections.name(section, field));
  }
}
