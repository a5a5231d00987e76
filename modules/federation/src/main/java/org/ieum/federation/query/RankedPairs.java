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
 * How well linear predictors η rank times to an event: over the pairs of a site's records of which
 * it is known who lived longer (Harrell et al. 1982), over all records, by declared subgroup, and
 * by site where the study asks for it, in the sections of {@link ScoreSections}. Pairs are never of
 * two sites. A pair is known where one had the event and the other was observed for longer, or as
 * long without the event; it is concordant where the former has the greater η.
 *
 * <p>Fields of a section, one number a cell, b a record's known pairs and a those that are
 * concordant less those that are discordant: {@code records}, {@code events}, {@code pairs} (Σ
 * b/2), {@code difference} (Σ a/2), {@code differenceSquares} (Σ a²), {@code products} (Σ a·b),
 * {@code pairSquares} (Σ b²); {@code slopeScore} and {@code slopeInformation} (first and negative
 * second derivative, at γ = 1, of the log partial likelihood of the cell's records at hazards e^γη,
 * ties after Efron): one Newton step of the calibration slope.
 *
 * <p>A site says nothing about a cell with fewer than {@link LeastPart#RECORDS} of its records, or
 * {@link LeastPart#OF_A_KIND} with or without the event, nor of a subgroup that would leave as few
 * of the rest, and fills its own cells of the sites' section only with its policy's consent.
 *
 * @param model its scores are η, set to ±{@code logit-range} beyond it
 * @param sections whether groups and sites have cells of their own
 */
public record RankedPairs(ScoredModel model, Partition partition, boolean sections)
    implements Query {
  /** The fields of a section, in order. */
  public static final List<String> FIELDS =
      List.of(
          "records",
          "events",
          "pairs",
          "difference",
          "differenceSquares",
          "products",
          "pairSquares",
          "slopeScore",
          "slopeInformation");

  static final byte TAG = 35;

  @Override
  public Shape shape(StudyManifest study) {
    model.check(study);
    return ScoreSections.shape(study, sections, cells -> fields(study, cells.labels()));
  }

  private static List<Field> fields(StudyManifest study, Labels cells) {
    double most = (double) study.maxRecords();
    double range = study.evaluation().logitRange();
    return List.of(
        Field.count("records", "records that are judged", cells),
        Field.count("events", study.outcome().eventsOf("of them"), cells),
        Field.sum("pairs", "pairs of which it is known who lived longer", cells, most),
        Field.sum("difference", "such pairs ranked rightly, less those wrongly", cells, most),
        Field.sum("differenceSquares", "a record's such difference, squared", cells, most * most),
        Field.sum("products", "that difference times its pairs", cells, most * most),
        Field.sum("pairSquares", "a record's pairs, squared", cells, most * most),
        Field.sum("slopeScore", "gradient of the calibration slope", cells, 2 * range),
        Field.sum("slopeInformation", "information of that slope", cells, range * range));
  }

  @Override
  public String describe() {
    return "ranked pairs" + model.words() + ", " + ScoreGroups.records(partition);
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    model.write(out);
    out.writeBoolean(partition == Partition.HOLDOUT);
    out.writeBoolean(sections);
  }

  static RankedPairs readBody(DataInput in) throws IOException {
    return new RankedPairs(
        ScoredModel.read(in),
        in.readBoolean() ? Partition.HOLDOUT : Partition.TRAIN,
        in.readBoolean());
  }
}
