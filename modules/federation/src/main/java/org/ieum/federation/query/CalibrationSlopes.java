package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * The derivatives of {@link RankedPairs} at calibration slopes γ other than 1, in the same cells of
 * the same sites: {@code slopeScore} and {@code slopeInformation}, one number a cell.
 *
 * @param slopes one a cell, in the order of sections and cells
 */
public record CalibrationSlopes(
    ScoredModel model, Coefficients slopes, Partition partition, boolean sections)
    implements ScoreQuery {
  /** In order. */
  public static final List<String> FIELDS = List.of("slopeScore", "slopeInformation");

  static final byte TAG = 37;

  @Override
  public Shape shape(StudyManifest study) {
    model.check(study);
    if (slopes.length() != ScoreSections.cells(study, sections)) {
      throw new IllegalArgumentException(
          slopes.length() + " slopes, " + ScoreSections.cells(study, sections) + " cells");
    }
    return ScoreSections.shape(study, sections, cells -> fields(cells.labels()));
  }

  /** What one event adds: differences and products of scores. */
  static List<Field> fields(Labels cells) {
    double range = RankedPairs.LARGEST_SCORE;
    return List.of(
        Field.sum("slopeScore", "gradient of the calibration slope", cells, 2 * range),
        Field.sum("slopeInformation", "information of that slope", cells, range * range));
  }

  @Override
  public String describe() {
    return "calibration slopes" + model.words() + ", " + ScoreGroups.records(partition);
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    model.write(out);
    slopes.write(out);
    partition.write(out);
    out.writeBoolean(sections);
  }

  static CalibrationSlopes readBody(DataInput in) throws IOException {
    return new CalibrationSlopes(
        ScoredModel.read(in), Coefficients.read(in), Partition.read(in), in.readBoolean());
  }
}
