package org.ieum.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.TableSummary;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.WeightTally;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.study.StudyManifest;

/**
 * What weights leave of a site's records. In every part that is summed, the effective number (Kish)
 * of events and of non-events must reach {@link StudyManifest#leastOfAKind}: few persons that stand
 * for all who were lost make a model of those few.
 */
final class EffectiveSizes {
  private EffectiveSizes() {}

  /**
   * Of a table whose records carry weights; none for others.
   *
   * @param minimumCohort the larger of the site's and the study's
   */
  static List<Finding> findings(TableSummary table, StudyManifest study, int minimumCohort) {
    List<Finding> findings = new ArrayList<>();
    int least = StudyManifest.leastOfAKind(minimumCohort);
    for (PartWeights part : table.weights()) {
      if (part.part().equals(PartWeights.TRAINING) || study.split().holdoutPercent() > 0) {
        examine(part.kind(true), part.events(), least, findings);
        examine(part.kind(false), part.nonEvents(), least, findings);
      }
    }
    return findings;
  }

  private static void examine(String kind, WeightTally tally, int least, List<Finding> findings) {
    boolean tooFew = tally.effective() < least;
    if (!tooFew && tally.effective() >= tally.records() / 2.0) {
      return;
    }
    findings.add(
        new Finding(
            Finding.Code.EFFECTIVE_SIZE,
            tooFew ? Finding.Severity.BLOCK : Finding.Severity.WARN,
            kind,
            (long) tally.effective(),
            tally.records(),
            "expected weights that leave an effective sample of "
                + (tooFew ? least + " or more" : "half or more")
                + String.format(
                    Locale.ROOT,
                    ", found %.1f: %d were lost to follow-up and weigh 0, and %d weights were cut"
                        + " to the maximum; ",
                    tally.effective(),
                    tally.lost(),
                    tally.cut())
                + "see that observation periods do not end at the last event, shorten the"
                + " time-at-risk, or treat incomplete follow-up in another way"));
  }
}
