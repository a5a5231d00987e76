package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;

/** What the number of sites decides where a study file names none. */
final class SiteWords {
  private SiteWords() {}

  static List<String> open(StudyManifest study) {
    EvaluationSpec e = study.evaluation();
    List<String> out = new ArrayList<>();
    out.add(
        "The file names no sites: those of the federation take part, or those that a simulation is"
            + " given.");
    out.add(
        "The vectors below grow with each site by as many numbers as they say; with two sites each"
            + " can take its own part from a sum and has the other's.");
    if (e.bySite() && study.outcome().binary()) {
      out.add("Heterogeneity between sites is told where three or more of them consent.");
    }
    if (e.leaveOneSiteOut()) {
      out.add(
          "Leave-one-site-out validation needs "
              + EvaluationSpec.LEAST_SITES_TO_LEAVE_OUT
              + " sites or more; with fewer the study is refused.");
    }
    return out;
  }
}
