package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.Caution;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.WeightTally;
import org.ieum.federation.study.StudyManifest;

/**
 * What the weights of all sites together leave of the records' worth. Each site has refused before,
 * by the same rule on its own records, what this refuses on the sum.
 */
final class EffectiveSizes {
  private EffectiveSizes() {}

  /**
   * Refuses weights that mean nothing.
   *
   * @throws IeumException DEGENERATE_DATA where the effective number of events or of non-events of
   *     a part is below {@link StudyManifest#leastOfAKind}
   */
  static void check(StudyManifest study, List<PartWeights> weights) {
    for (PartWeights part : weights) {
      check(study, part, true);
      check(study, part, false);
    }
  }

  private static void check(StudyManifest study, PartWeights part, boolean events) {
    WeightTally tally = events ? part.events() : part.nonEvents();
    int least = StudyManifest.leastOfAKind(study.minimumCohort());
    if (tally.effective() < least) {
      throw new IeumException(
          ErrorCode.DEGENERATE_DATA,
          "study "
              + study.id()
              + ", weights: expected an effective sample of "
              + least
              + " or more "
              + part.kind(events)
              + " at all sites together, found "
              + found(tally)
              + "; see that observation periods do not end at the last event, shorten the"
              + " time-at-risk, or treat incomplete follow-up in another way");
    }
  }

  /** Kinds of records of which weights leave less than half. */
  static List<Caution> cautions(List<PartWeights> weights) {
    List<Caution> cautions = new ArrayList<>();
    for (PartWeights part : weights) {
      caution(part, true, cautions);
      caution(part, false, cautions);
    }
    return cautions;
  }

  private static void caution(PartWeights part, boolean events, List<Caution> cautions) {
    WeightTally tally = events ? part.events() : part.nonEvents();
    if (tally.effective() < tally.records() / 2.0) {
      cautions.add(
          new Caution(
              Caution.Code.EFFECTIVE_SIZE,
              part.kind(events),
              "expected weights that leave half of their worth or more, found "
                  + found(tally)
                  + "; figures rest on few of them, so look at how follow-up ends"));
    }
  }

  private static String found(WeightTally tally) {
    return String.format(
        Locale.ROOT,
        "%.1f of %d (about %d lost to follow-up, about %d weights cut to the maximum)",
        tally.effective(),
        tally.records(),
        tally.lost(),
        tally.cut());
  }
}
