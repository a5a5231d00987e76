package org.ieum.federation.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * How scores are summed: in sections, each of several cells, each cell the same numbers over some
 * of the records. Section {@link #ALL} has one cell and the study's bins; {@link #GROUPS} one cell
 * a group of a declared subgroup, {@link #SITES} one a site, both with the study's {@code
 * siteBins}.
 *
 * <p>Bin b of B holds logits in [−R + 2R·b/B, −R + 2R·(b+1)/B); logits beyond ±R are set to ±R (the
 * right edge belongs to the last bin). Fields of a section, cell after cell, w being 1 where
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

  /** The logit of a threshold: risks at or above it are flagged. */
  public static double thresholdLogit(double threshold) {
    return StrictMath.log(threshold / (1 - threshold));
  }

  static Shape shape(StudyManifest study) {
    EvaluationSpec spec = study.evaluation();
    List<Field> fields = new ArrayList<>(section(ALL, Labels.one(), 1, spec.bins(), study));
    List<String> groups = new ArrayList<>();
    for (Subgroup subgroup : spec.subgroups()) {
      subgroup.groups(study.dictionary()).forEach(g -> groups.add(subgroup.name() + " " + g));
    }
    if (!groups.isEmpty()) {
      Labels cells = Labels.of("group", groups);
      fields.addAll(section(GROUPS, cells, spec.subgroups().size(), spec.siteBins(), study));
    }
    if (spec.bySite()) {
      section(SITES, Labels.one(), 1, spec.siteBins(), study)
          .forEach(f -> fields.add(StudyLabels.bySite(study, f)));
    }
    return Shape.of(fields);
  }

  /**
   * The fields of a section.
   *
   * @param cells its cells; those of the sites' section are their owners' runs instead
   * @param of how many of its cells a record may be in
   */
  private static List<Field> section(
      String section, Labels cells, int of, int bins, StudyManifest study) {
    EvaluationSpec spec = study.evaluation();
    boolean weighted = study.preparation().weight().isPresent();
    double most = study.preparation().maximumWeight();
    double range = spec.logitRange();
    Labels binned = Labels.cells(cells, Labels.bins(bins, range));
    String what = weighted ? "weights of records" : "records";
    List<Field> fields = new ArrayList<>();
    fields.add(Field.count("records", "records that are judged", cells));
    fields.add(Field.count("events", "of them with the outcome", cells));
    if (weighted) {
      fields.add(Field.sum("weight", "their weights", cells, most));
      fields.add(Field.sum("eventWeight", "weights of those with the outcome", cells, most));
    }
    fields.add(Field.sum("squaredError", "(outcome less risk)²", cells, most));
    fields.add(
        Field.sum(
            "logLikelihood",
            "log-probabilities that the model gives to what happened",
            cells,
            most * (range + 1)));
    fields.add(Field.sum("expected", "risks", cells, most));
    fields.add(cell("negatives", what + " without the outcome", binned, most));
    fields.add(cell("positives", what + " with the outcome", binned, most));
    fields.add(cell("logit", "scores", binned, most * range));
    fields.add(cell("positiveLogit", "scores of those with the outcome", binned, most * range));
    if (weighted) {
      fields.add(
          cell("negativeSquares", "squared weights without the outcome", binned, most * most));
      fields.add(cell("positiveSquares", "squared weights with the outcome", binned, most * most));
      fields.add(cell("positiveCount", "records with the outcome", binned, 1));
    }
    if (!spec.thresholds().isEmpty()) {
      Labels acting = Labels.cells(cells, Labels.of("threshold", risks(spec.thresholds())));
      fields.add(
          Field.of(
              Field.Kind.CUMULATIVE,
              "thresholdNegatives",
              what + " without the outcome at or above it",
              acting,
              most));
      fields.add(
          Field.of(
              Field.Kind.CUMULATIVE,
              "thresholdPositives",
              what + " with the outcome at or above it",
              acting,
              most));
    }
    return fields.stream().map(f -> placed(f, section, cells, of)).toList();
  }

  private static Field cell(String name, String meaning, Labels binned, double bound) {
    return Field.of(Field.Kind.CELL, name, meaning, binned, bound);
  }

  private static Field placed(Field field, String section, Labels cells, int of) {
    int inCell = field.kind() == Field.Kind.CELL ? 1 : field.labels().size() / cells.size();
    return field.named(name(section, field.name())).movedInAtMost(of * inCell);
  }

  private static List<String> risks(List<Double> thresholds) {
    return thresholds.stream()
        .map(t -> "risk " + BigDecimal.valueOf(t).stripTrailingZeros().toPlainString())
        .toList();
  }
}
