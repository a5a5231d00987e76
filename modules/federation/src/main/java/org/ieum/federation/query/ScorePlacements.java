package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * Figures of a model that its {@linkplain ScoreGroups grouped scores} tell roughly, as sums over
 * the same parts of the records, at what the groups of all sites told. F₀ and F₁ are the
 * reference's distributions of scores without and with the outcome, α and β its line; s is a
 * record's score, π its probability, y its outcome, and w is 1 where records carry no weight.
 *
 * <p>Fields of a section, cell after cell: {@code squaredError} (Σ w(y − π)²), {@code
 * logLikelihood}, {@code expected} (Σ w·π); {@code lineGradient} (Σ w(y − ρ)(1, s), ρ the
 * probability of α + βs) and {@code lineInformation} (Σ w·ρ(1 − ρ)(1, s, s²)): one Newton step of
 * the calibration line; {@code positivePlacements} (Σ w·F₀(s) of those with the outcome) and {@code
 * negativePlacements} (Σ w·F₁(s) of the others), {@code positivePlacementSquares} and {@code
 * negativePlacementSquares} (Σ w²F²): placements (DeLong, DeLong and Clarke-Pearson 1988). With
 * weights also {@code positiveSquarePlacements} and {@code negativeSquarePlacements} (Σ w²F). For
 * each declared threshold {@code unflaggedNegatives}, {@code flaggedNegatives}, {@code
 * unflaggedPositives}, {@code flaggedPositives} (Σ w of risks below, and at or above it).
 *
 * <p>A site adds to the cells that it adds to in {@link ScoreGroups}. It rounds each sum once.
 * Thresholds it tells in ascending order, each only where every part that it leaves apart (below
 * the first that it tells, between neighbouring ones, above the last) holds, of either kind, no
 * record or {@link LeastPart#COUNTED} and more; those of a subgroup only where that is so in all of
 * its groups that it tells, in the rest, and in the whole.
 *
 * @param references one a cell, in the order of sections and cells
 */
public record ScorePlacements(
    ScoredModel model, Partition partition, boolean sections, List<ScoreReference> references)
    implements ScoreQuery {
  static final byte TAG = 31;

  /** Exponent of two of what sums of placements are multiples of. */
  static final int PLACEMENTS = -10;

  /** The same of all other sums. */
  static final int SUMS = -12;

  public ScorePlacements {
    references = List.copyOf(references);
  }

  @Override
  public Shape shape(StudyManifest study) {
    model.check(study);
    check(study);
    return ScoreSections.shape(study, sections, cells -> fields(study, cells.labels()));
  }

  private void check(StudyManifest study) {
    EvaluationSpec spec = study.evaluation();
    if (references.size() != ScoreSections.cells(study, sections)) {
      throw new IllegalArgumentException(
          references.size() + " references, " + ScoreSections.cells(study, sections) + " cells");
    }
    for (int c = 0; c < references.size(); c++) {
      int bins = c == 0 ? spec.bins() : spec.siteBins();
      if (!references.get(c).over(spec.logitRange(), bins)) {
        throw new IllegalArgumentException("reference " + c + ": other bins than the study's");
      }
    }
  }

  private static List<Field> fields(StudyManifest study, Labels cells) {
    EvaluationSpec spec = study.evaluation();
    boolean weighted = study.preparation().weight().isPresent();
    double most = study.preparation().maximumWeight();
    double range = spec.logitRange();
    List<Field> fields = new ArrayList<>();
    fields.add(sum("squaredError", "(outcome less risk)²", cells, most));
    fields.add(
        sum(
            "logLikelihood",
            "log-probabilities that the model gives to what happened",
            cells,
            most * (range + 1)));
    fields.add(sum("expected", "risks", cells, most));
    Labels line = Labels.cells(cells, Labels.of("coefficient", List.of("intercept", "slope")));
    fields.add(sum("lineGradient", "gradient of the calibration line", line, most * (range + 1)));
    Labels pairs =
        Labels.cells(
            cells,
            Labels.of(
                "pair of coefficients",
                List.of("intercept × intercept", "intercept × slope", "slope × slope")));
    double squares = most * (range + 1) * (range + 1);
    fields.add(sum("lineInformation", "information of the calibration line", pairs, squares));
    placements("positive", "with the outcome", "without", weighted, cells, most, fields);
    placements("negative", "without the outcome", "with it", weighted, cells, most, fields);
    if (!spec.thresholds().isEmpty()) {
      Labels acting = Labels.cells(cells, Labels.of("threshold", risks(spec.thresholds())));
      String what = weighted ? "weights of records" : "records";
      fields.add(acting("unflaggedNegatives", what + " without the outcome below", acting, most));
      fields.add(acting("flaggedNegatives", what + " without it at or above", acting, most));
      fields.add(acting("unflaggedPositives", what + " with the outcome below", acting, most));
      fields.add(acting("flaggedPositives", what + " with it at or above", acting, most));
    }
    return fields;
  }

  private static void placements(
      String kind,
      String who,
      String others,
      boolean weighted,
      Labels cells,
      double most,
      List<Field> fields) {
    String what = "shares of those " + others + " with lower risks, summed over those " + who;
    fields.add(placement(kind + "Placements", what, cells, most));
    if (weighted) {
      fields.add(
          placement(kind + "SquarePlacements", "the same, by squared weight", cells, most * most));
    }
    fields.add(
        placement(kind + "PlacementSquares", "the same shares, squared", cells, most * most));
  }

  private static Field sum(String name, String meaning, Labels labels, double most) {
    return Field.sum(name, meaning, labels, most).roundedTo(SUMS);
  }

  private static Field placement(String name, String meaning, Labels labels, double most) {
    return Field.sum(name, meaning, labels, most).roundedTo(PLACEMENTS);
  }

  private static Field acting(String name, String meaning, Labels labels, double most) {
    return Field.of(Field.Kind.CELL, name, meaning + " it", labels, most).roundedTo(SUMS);
  }

  private static List<String> risks(List<Double> thresholds) {
    return thresholds.stream()
        .map(t -> "risk " + BigDecimal.valueOf(t).stripTrailingZeros().toPlainString())
        .toList();
  }

  @Override
  public String describe() {
    return "placements of scores" + model.words() + ", " + ScoreGroups.records(partition);
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    model.write(out);
    partition.write(out);
    out.writeBoolean(sections);
    out.writeInt(references.size());
    for (ScoreReference reference : references) {
      reference.write(out);
    }
  }

  static ScorePlacements readBody(DataInput in) throws IOException {
    ScoredModel model = ScoredModel.read(in);
    Partition partition = Partition.read(in);
    boolean sections = in.readBoolean();
    int cells = Bytes.length(in);
    List<ScoreReference> references = new ArrayList<>();
    for (int c = 0; c < cells; c++) {
      references.add(ScoreReference.read(in));
    }
    return new ScorePlacements(model, partition, sections, references);
  }
}
