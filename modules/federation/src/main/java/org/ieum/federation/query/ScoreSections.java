package org.ieum.federation.query;

import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/**
 * How scores are summed: in sections, each of several cells, each cell the same numbers over some
 * of the records. Section {@link #ALL} has one cell and the study's bins; {@link #GROUPS} one cell
 * a group of a declared subgroup, {@link #SITES} one a site, both with the study's {@code
 * siteBins}.
 *
 * <p>Bin b of B holds logits in [−R + 2R·b/B, −R + 2R·(b+1)/B); logits beyond ±R are set to ±R (the
 * right edge belongs to the last bin). Segments of a section, cell after cell, w being 1 where
 * records carry no weight: {@code records}, {@code events} (counts), {@code squaredError} (Σ w(y −
 * π)²), {@code logLikelihood}, {@code expected} (Σ w·π), {@code negatives}, {@code positives} (Σ w
 * a bin), {@code logit} (Σ w·logit a bin), {@code positiveLogit} (the same with the outcome),
 * {@code thresholdNegatives}, {@code thresholdPositives} (Σ w of risks at or above each declared
 * threshold). With weights also {@code weight}, {@code eventWeight}, {@code negativeSquares},
 * {@code positiveSquares} (Σ w² a bin) and {@code positiveCount} (events a bin).
 */
public final class ScoreSections {
  public static final String ALL = "";
  public static final String GROUPS = "group";
  public static final String SITES = "site";

  private ScoreSections() {}

  /** The name of a section's segment, such as {@code siteRecords}. */
  public static String name(String section, String segment) {
    return section.isEmpty()
        ? segment
        : section + Character.toUpperCase(segment.charAt(0)) + segment.substring(1);
  }

  /** How many groups the study's subgroups have together. */
  public static int groups(StudyManifest study) {
    return GroupRule.of(study).stream().mapToInt(GroupRule::groups).sum();
  }

  /** The logit of a threshold: risks at or above it are flagged. */
  public static double thresholdLogit(double threshold) {
    return StrictMath.log(threshold / (1 - threshold));
  }

  static Layout layout(StudyManifest study) {
    EvaluationSpec spec = study.evaluation();
    Layout.Builder layout = Layout.builder();
    add(layout, ALL, 1, spec.bins(), study);
    int groups = groups(study);
    if (groups > 0) {
      add(layout, GROUPS, groups, spec.siteBins(), study);
    }
    if (spec.bySite()) {
      add(layout, SITES, study.sites().size(), spec.siteBins(), study);
    }
    return layout.build();
  }

  private static void add(
      Layout.Builder layout, String section, int cells, int bins, StudyManifest study) {
    EvaluationSpec spec = study.evaluation();
    boolean weighted = study.preparation().weight().isPresent();
    double most = study.preparation().maximumWeight();
    double range = spec.logitRange();
    layout.add(name(section, "records"), cells, 1).add(name(section, "events"), cells, 1);
    if (weighted) {
      layout
          .add(name(section, "weight"), cells, most)
          .add(name(section, "eventWeight"), cells, most);
    }
    layout
        .add(name(section, "squaredError"), cells, most)
        .add(name(section, "logLikelihood"), cells, most * (range + 1))
        .add(name(section, "expected"), cells, most)
        .add(name(section, "negatives"), cells * bins, most)
        .add(name(section, "positives"), cells * bins, most)
        .add(name(section, "logit"), cells * bins, most * range)
        .add(name(section, "positiveLogit"), cells * bins, most * range);
    if (weighted) {
      layout
          .add(name(section, "negativeSquares"), cells * bins, most * most)
          .add(name(section, "positiveSquares"), cells * bins, most * most)
          .add(name(section, "positiveCount"), cells * bins, 1);
    }
    int thresholds = spec.thresholds().size();
    if (thresholds > 0) {
      layout
          .add(name(section, "thresholdNegatives"), cells * thresholds, most)
          .add(name(section, "thresholdPositives"), cells * thresholds, most);
    }
  }
}
