package org.ieum.privacy;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.TableSummary;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.study.StudyManifest;

/**
 * Whether too many of a site's values lie outside their covariates' plausible limits. They count as
 * absent, which a mix-up of units must not turn into a covariate that is absent for most.
 */
public final class LimitsCheck {
  /** Percent above which a share is worth a word. */
  private static final int NOTEWORTHY_PERCENT = 1;

  private LimitsCheck() {}

  /**
   * One finding a covariate with a noteworthy share of its recorded values outside; those above the
   * study's own share block. They hold counts, so they are for the site's people only.
   */
  public static List<Finding> findings(TableSummary table, StudyManifest study) {
    List<Finding> findings = new ArrayList<>();
    for (int k = 0; k < table.values().size(); k++) {
      TableSummary.Values values = table.values().get(k);
      boolean refused = exceeds(values, study.maxOutsidePercent());
      if (refused || exceeds(values, NOTEWORTHY_PERCENT)) {
        findings.add(
            new Finding(
                Finding.Code.OUTSIDE_LIMITS,
                refused ? Finding.Severity.BLOCK : Finding.Severity.WARN,
                study.dictionary().covariates().get(k).name(),
                values.outside(),
                values.recorded(),
                text(values, refused ? study.maxOutsidePercent() : NOTEWORTHY_PERCENT, refused)));
      }
    }
    return findings;
  }

  private static boolean exceeds(TableSummary.Values values, int percent) {
    return 100 * values.outside() > percent * values.recorded();
  }

  private static String text(TableSummary.Values values, int percent, boolean refused) {
    return "expected values within the study's plausible limits but for "
        + percent
        + " % of the records that have one, found "
        + values.outside()
        + " of "
        + values.recorded()
        + " records with a value outside, which counts as absent; look for another unit or a code"
        + " for absent values in this column"
        + (refused
            ? ", or ask for a study with a greater max-outside-percent where the values are right"
            : "");
  }
}
