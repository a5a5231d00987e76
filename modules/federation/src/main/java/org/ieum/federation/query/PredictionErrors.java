package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.ieum.federation.study.GroupRule;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.CellSize;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * How far a model's means μ are from outcomes y that are not binary, over all records, by declared
 * subgroup, and by site where the study asks for it, in the sections of {@link ScoreSections}. A
 * site says nothing about a cell of fewer than {@value LeastPart#RECORDS} of its records, nor of
 * one that would leave as few of the rest, and fills its own cells of the sites' section only with
 * its policy's consent.
 *
 * <p>Fields of a section, one number a cell, y and μ on the scale of the fit and c the public
 * centre: {@code records}, {@code outcome} (Σ (y − c)), {@code predicted} (Σ (μ − c)), {@code
 * outcomeSquares} (Σ (y − c)²), {@code predictedSquares} (Σ (μ − c)²), {@code products} (Σ (y −
 * c)(μ − c)), {@code squaredError} (Σ (y − μ)²), {@code absoluteError} (Σ |y − μ|), {@code
 * deviance} ({@link GlmFamily#deviance}).
 *
 * @param coefficients intercept, then the active columns, on the standardised scale
 * @param centre near the mean outcome, within the outcome's limits, on the scale of the fit
 * @param sections whether groups and sites have cells of their own
 */
public record PredictionErrors(
    Scaling scaling,
    Coefficients coefficients,
    double centre,
    Partition partition,
    boolean sections)
    implements Query {
  /** The fields of a section, in order. */
  public static final List<String> FIELDS =
      List.of(
          "records",
          "outcome",
          "predicted",
          "outcomeSquares",
          "predictedSquares",
          "products",
          "squaredError",
          "absoluteError",
          "deviance");

  static final byte TAG = 32;

  public PredictionErrors {
    int expected = scaling.activeColumns().length + 1;
    if (coefficients.length() != expected) {
      throw new IllegalArgumentException(
          coefficients.length() + " coefficients, the design has " + expected);
    }
    if (!Double.isFinite(centre)) {
      throw new IllegalArgumentException("a centre that is not finite");
    }
  }

  @Override
  public Shape shape(StudyManifest study) {
    return ScoreSections.shape(study, sections, cells -> fields(study, cells));
  }

  private List<Field> fields(StudyManifest study, ScoreSections.Cells of) {
    Labels cells = of.labels();
    GlmFamily family = GlmFamily.of(study);
    double reach = coefficients.reach(scaling.bounds(study.dictionary().design(), true));
    double error = family.mostResidual(reach);
    double outcome = study.outcome().mostScaled() + Math.abs(centre);
    double predicted = study.outcome().mostScaled() + error + Math.abs(centre);
    List<Field> fields =
        List.of(
            Field.count("records", "records that are judged", cells),
            Field.sum("outcome", "outcomes less a public centre", cells, outcome),
            Field.sum("predicted", "predictions less that centre", cells, predicted),
            Field.sum("outcomeSquares", "outcomes so, squared", cells, outcome * outcome),
            Field.sum("predictedSquares", "predictions so, squared", cells, predicted * predicted),
            Field.sum("products", "outcomes times predictions so", cells, outcome * predicted),
            Field.sum("squaredError", "(outcome less prediction)²", cells, error * error),
            Field.sum("absoluteError", "|outcome less prediction|", cells, error),
            Field.sum("deviance", "deviances", cells, family.mostDeviance(reach)));
    CellSize size =
        new CellSize(
            ScoreSections.name(of.section(), "records"),
            LeastPart.RECORDS,
            ScoreSections.name(ScoreSections.ALL, "records"),
            runs(study, of.section()));
    return fields.stream().map(f -> f.withheldBelow(size)).toList();
  }

  /** How many cells of a section divide the records, one number for each division. */
  private static List<Integer> runs(StudyManifest study, String section) {
    return switch (section) {
      case ScoreSections.GROUPS -> GroupRule.of(study).stream().map(GroupRule::groups).toList();
      case ScoreSections.SITES -> List.of(study.sites().size());
      default -> List.of(1);
    };
  }

  /** What one record adds to the fields of a cell, in their order. */
  public void ofRecord(GlmFamily family, double y, double eta, double[] numbers) {
    double outcome = y - centre;
    double predicted = family.mean(eta) - centre;
    double error = family.residual(y, eta);
    numbers[0] = 1;
    numbers[1] = outcome;
    numbers[2] = predicted;
    numbers[3] = outcome * outcome;
    numbers[4] = predicted * predicted;
    numbers[5] = outcome * predicted;
    numbers[6] = error * error;
    numbers[7] = Math.abs(error);
    numbers[8] = family.deviance(y, eta);
  }

  @Override
  public String describe() {
    return "prediction errors, "
        + (partition == Partition.TRAIN ? "training" : "held-out")
        + " records";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    scaling.write(out);
    coefficients.write(out);
    out.writeDouble(centre);
    partition.write(out);
    out.writeBoolean(sections);
  }

  static PredictionErrors readBody(DataInput in) throws IOException {
    return new PredictionErrors(
        Scaling.read(in),
        Coefficients.read(in),
        in.readDouble(),
        Partition.read(in),
        in.readBoolean());
  }
}
