package org.ieum.federation.study;

import java.util.HashSet;
import java.util.List;

/**
 * How the model is judged.
 *
 * @param bins equal on the logit scale, that means of grouped scores are rounded to
 * @param logitRange the bins cover logits from −range to range; scores beyond are set to its ends
 * @param bySite ask for each site's own figures as well; a site sends zeros unless its policy
 *     consents
 * @param siteBins the same for a site's or a subgroup's own scores
 * @param thresholds risks at which a rule would act, ascending, within (0, 1)
 * @param subgroups splits of the records for figures by group
 * @param comparators published models to judge on the same records
 * @param leaveOneSiteOut fit once more without each consenting site and judge there; needs four
 *     sites or more
 */
public record EvaluationSpec(
    int bins,
    double logitRange,
    boolean bySite,
    int siteBins,
    List<Double> thresholds,
    List<Subgroup> subgroups,
    List<ExternalModel> comparators,
    boolean leaveOneSiteOut) {
  /** Fewest sites of a leave-one-site-out validation. */
  public static final int LEAST_SITES_TO_LEAVE_OUT = 4;

  /** Most bins of a grid. */
  public static final int MOST_BINS = 20_000;

  private static final int MOST_THRESHOLDS = 100;
  private static final int MOST_SUBGROUPS = 50;
  private static final int MOST_COMPARATORS = 20;

  public EvaluationSpec {
    thresholds = List.copyOf(thresholds);
    subgroups = List.copyOf(subgroups);
    comparators = List.copyOf(comparators);
    if (bins < 10 || bins > MOST_BINS || siteBins < 10 || siteBins > MOST_BINS) {
      throw new IllegalArgumentException("evaluation: expected 10 to 20000 bins");
    }
    if (!(logitRange > 0 && logitRange <= 40)) {
      throw new IllegalArgumentException("evaluation: expected a logit range above 0 and up to 40");
    }
    if (thresholds.size() > MOST_THRESHOLDS
        || subgroups.size() > MOST_SUBGROUPS
        || comparators.size() > MOST_COMPARATORS) {
      throw new IllegalArgumentException(
          "evaluation: expected at most 100 thresholds, 50 subgroups and 20 comparators");
    }
    for (int i = 0; i < thresholds.size(); i++) {
      double t = thresholds.get(i);
      if (!(t > 0 && t < 1) || (i > 0 && !(t > thresholds.get(i - 1)))) {
        throw new IllegalArgumentException(
            "evaluation: expected ascending thresholds between 0 and 1, found " + t);
      }
    }
    if (new HashSet<>(subgroups.stream().map(Subgroup::name).toList()).size() != subgroups.size()) {
      throw new IllegalArgumentException("evaluation: expected subgroups with distinct names");
    }
    ExternalModel.checkNames(comparators);
  }

  /** Of the whole and by site alone. */
  public EvaluationSpec(int bins, double logitRange, boolean bySite, int siteBins) {
    this(bins, logitRange, bySite, siteBins, List.of(), List.of(), List.of(), false);
  }

  public static EvaluationSpec standard() {
    return new EvaluationSpec(2000, 12, false, 100);
  }

  public EvaluationSpec withThresholds(List<Double> other) {
    return new EvaluationSpec(
        bins, logitRange, bySite, siteBins, other, subgroups, comparators, leaveOneSiteOut);
  }

  public EvaluationSpec withSubgroups(List<Subgroup> other) {
    return new EvaluationSpec(
        bins, logitRange, bySite, siteBins, thresholds, other, comparators, leaveOneSiteOut);
  }

  public EvaluationSpec withComparators(List<ExternalModel> other) {
    return new EvaluationSpec(
        bins, logitRange, bySite, siteBins, thresholds, subgroups, other, leaveOneSiteOut);
  }

  public EvaluationSpec withLeaveOneSiteOut() {
    return new EvaluationSpec(
        bins, logitRange, bySite, siteBins, thresholds, subgroups, comparators, true);
  }

  /** Refuses what models of other outcomes cannot serve. */
  void check(Outcome outcome) {
    if (!outcome.binary() && !thresholds.isEmpty()) {
      throw new IllegalArgumentException(
          "evaluation: expected thresholds where the outcome is 0 or 1 alone, found them with one"
              + " that is "
              + outcome.words());
    }
    if (outcome.averages() && !comparators.isEmpty()) {
      throw new IllegalArgumentException(
          "evaluation: expected comparators where the outcome is 0 or 1 or the time to an event,"
              + " found them with one that is "
              + outcome.words());
    }
  }

  /** Refuses what the study's dictionary or sites cannot serve. */
  void check(FeatureDictionary dictionary, int sites) {
    subgroups.forEach(s -> s.check(dictionary));
    comparators.forEach(c -> c.check(dictionary));
    if (leaveOneSiteOut && sites < LEAST_SITES_TO_LEAVE_OUT) {
      throw new IllegalArgumentException(
          "evaluation: leave-one-site-out: expected "
              + LEAST_SITES_TO_LEAVE_OUT
              + " sites or more, found "
              + sites
              + "; with fewer, the sums of the remaining sites say too much about each; leave it"
              + " out");
    }
  }
}
