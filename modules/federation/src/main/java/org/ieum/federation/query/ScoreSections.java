package org.ieum.federation.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * The parts of the records that figures are about, in sections, each of several cells, each cell
 * the same numbers over some of the records. Section {@link #ALL} has one cell and the study's
 * bins; {@link #GROUPS} one cell a group of a declared subgroup, {@link #SITES} one a site, both
 * with the study's {@code siteBins}.
 *
 * <p>Bin b of B holds logits in [−R + 2R·b/B, −R + 2R·(b+1)/B); logits beyond ±R are set to ±R (the
 * right edge belongs to the last bin).
 */
public final class ScoreSections {
  public static final String ALL = "";
  public static final String GROUPS = "group";
  public static final String SITES = "site";

  private ScoreSections() {}

  /**
   * The cells of a section.
   *
   * @param labels of the cells; those of the sites' section are their owners' runs instead
   */
  record Cells(String section, Labels labels, int bins) {}

  /** The name of a section's field, such as {@code siteRecords}. */
  public static String name(String section, String field) {
    return section.isEmpty()
        ? field
        : section + Character.toUpperCase(field.charAt(0)) + field.substring(1);
  }

  /** How many groups the study's subgroups have together. */
  public static int groups(StudyManifest study) {
    return GroupRule.of(study).stream().mapToInt(GroupRule::groups).sum();
  }

  /** The bins of a section. */
  public static int bins(EvaluationSpec spec, String section) {
    return section.isEmpty() ? spec.bins() : spec.siteBins();
  }

  /** The bin of a logit. */
  public static int bin(double logit, double range, int bins) {
    double position = (logit + range) / (2 * range) * bins;
    return Math.max(0, Math.min(bins - 1, (int) Math.floor(position)));
  }

  /** The logit of a threshold: risks at or above it are flagged. */
  public static double thresholdLogit(double threshold) {
    return StrictMath.log(threshold / (1 - threshold));
  }

  /** How many cells there are, all sections together. */
  public static int cells(StudyManifest study, boolean parts) {
    int sites = study.evaluation().bySite() ? study.sites().size() : 0;
    return 1 + (parts ? groups(study) + sites : 0);
  }

  /** The number of a section's cell among those of all sections. */
  public static int cell(StudyManifest study, String section, int index) {
    return switch (section) {
      case GROUPS -> 1 + index;
      case SITES -> 1 + groups(study) + index;
      default -> 0;
    };
  }

  /**
   * The same fields for each section. How much one patient changes them has no limit: who comes or
   * goes can move all groups, and parts that are near the smallest.
   *
   * @param parts whether groups and sites have cells of their own
   */
  static Shape shape(StudyManifest study, boolean parts, Function<Cells, List<Field>> fields) {
    EvaluationSpec spec = study.evaluation();
    List<Field> all = new ArrayList<>(fields.apply(new Cells(ALL, Labels.one(), spec.bins())));
    List<String> groups = new ArrayList<>();
    for (Subgroup subgroup : spec.subgroups()) {
      subgroup.groups(study.dictionary()).forEach(g -> groups.add(subgroup.name() + " " + g));
    }
    if (parts && !groups.isEmpty()) {
      Cells cells = new Cells(GROUPS, Labels.of("group", groups), spec.siteBins());
      fields.apply(cells).forEach(f -> all.add(f.named(name(GROUPS, f.name()))));
    }
    if (parts && spec.bySite()) {
      Cells cells = new Cells(SITES, Labels.one(), spec.siteBins());
      fields
          .apply(cells)
          .forEach(f -> all.add(StudyLabels.bySite(study, f.named(name(SITES, f.name())))));
    }
    return Shape.of(all.stream().map(Field::withoutSensitivity).toList());
  }
}
