package org.ieum.privacy;

import java.util.Optional;
import org.ieum.federation.TableSummary;
import org.ieum.federation.preview.Finding;
import org.ieum.federation.study.StudyManifest;

/**
 * Whether a site is large enough for a study that tells figures of single sites: by site, or by
 * leaving sites out. Every party holds the sites' cells as they are, before small ones are joined.
 *
 * <p>Keeping the own cells at zero would not do: those of all records less those of the other sites
 * are the same numbers. So such a study is refused, whether or not the site consents to figures of
 * its own.
 */
final class OwnFigures {
  private OwnFigures() {}

  /**
   * The finding that stands in the way.
   *
   * @param minimumCohort the larger of the site's and the study's; of events and of non-events of a
   *     binary outcome, {@link StudyManifest#leastOfAKind}
   */
  static Optional<Finding> finding(TableSummary table, StudyManifest study, int minimumCohort) {
    boolean asked = study.evaluation().bySite() || study.evaluation().leaveOneSiteOut();
    boolean heldOut = study.split().holdoutPercent() > 0;
    long records = heldOut ? table.heldOut() : table.records();
    long events = heldOut ? table.heldOutEvents() : table.events();
    int least = StudyManifest.leastOfAKind(minimumCohort);
    boolean kinds = !study.outcome().averages();
    boolean enough =
        records >= minimumCohort && (!kinds || (events >= least && records - events >= least));
    if (!asked || enough) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            Finding.Code.OWN_FIGURES,
            "figures by site",
            records,
            0,
            "expected "
                + minimumCohort
                + " or more "
                + (heldOut ? "held-out" : "training")
                + " records"
                + (kinds
                    ? ", "
                        + least
                        + " or more of them with and "
                        + least
                        + " or more without the outcome"
                    : "")
                + ", found "
                + records
                + (kinds ? ", " + events + " and " + (records - events) : "")
                + "; ask for the study without by-site and leave-one-site-out, or leave this table"
                + " out of it"));
  }
}
