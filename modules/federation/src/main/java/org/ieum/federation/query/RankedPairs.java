package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * How well linear predictors η rank times to an event: over the pairs of a site's records of which
 * it is known who went longer without the event (Harrell et al. 1982), over all records, by
 * declared subgroup, and by site where the study asks for it, in the sections of {@link
 * ScoreSections}. Pairs are never of two sites. A pair is known where one had the event and the
 * other was observed for longer, or as long without the event; it is concordant where the former
 * has the greater η.
 *
 * <p>Fields of a section, one number a cell, b a record's known pairs and a those that are
 * concordant less those that are discordant: {@code records}, {@code events}, {@code pairs} (Σ
 * b/2), {@code difference} (Σ a/2), {@code differenceSquares} (Σ a²), {@code products} (Σ a·b),
 * {@code pairSquares} (Σ b²); {@code slopeScore} and {@code slopeInformation} (first and negative
 * second derivative, at γ = 1, of the log partial likelihood of the cell's records at hazards e^γη,
 * ties after Efron): the first step of the calibration slope, which {@link CalibrationSlopes} goes
 * on with.
 *
 * <p>Where cumulative baseline hazards H are given, one a horizon of the study, the sections of all
 * records and of sites have further fields, one number a cell and horizon t; with π = 1 −
 * exp(−H·e^η) a record's risk, G the Kaplan–Meier estimate of remaining observed, over the site's
 * records that are judged, w = 1/G(time−) of those with the event until t and 1/G(t) of those
 * observed for longer (Graf et al. 1999; Uno et al. 2007): {@code horizonRecords}; {@code
 * horizonPairs} (Σ w·w over pairs of the former and the latter) and {@code horizonRanked} (those of
 * them in which the former has the greater η, ties a half); {@code squaredError} (Σ w([event] −
 * π)²); {@code observed} (n·F, F the Kaplan–Meier estimate of the event until t), {@code
 * observedVariance} (n² Var F, Greenwood 1926) and {@code expected} (Σ π). A site tells of a
 * horizon where {@link LeastPart#OF_A_KIND} of the cell's records had the event until then, as many
 * were observed for longer, as many times lie between neighbouring horizons that it tells, and G(t)
 * is {@link #LEAST_OBSERVED} or more.
 *
 * <p>A site says nothing about a cell with fewer than {@link LeastPart#RECORDS} of its records, or
 * {@link LeastPart#OF_A_KIND} with or without the event, nor of a subgroup that would leave as few
 * of the rest, and fills its own cells of the sites' section only with its policy's consent.
 *
 * @param model its scores are η, of a published model its linear predictor; set to ±{@link
 *     #LARGEST_SCORE} beyond it
 * @param hazards at the study's horizons, below 0 where unknown; empty where risks at horizons are
 *     not judged
 * @param sections whether groups and sites have cells of their own
 */
public record RankedPairs(
    ScoredModel model, Coefficients hazards, Partition partition, boolean sections)
    implements ScoreQuery {
  /** Scores are set to this beyond it: e^η is a number still. */
  public static final double LARGEST_SCORE = 700;

  /** Least part of records that are still observed at a horizon. */
  public static final double LEAST_OBSERVED = 0.05;

  /** The fields of a section that are about horizons, in order. */
  public static final List<String> HORIZON_FIELDS =
      List.of(
          "horizonRecords",
          "horizonPairs",
          "horizonRanked",
          "squaredError",
          "observed",
          "observedVariance",
          "expected");

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
    if (hazards.length() != 0 && hazards.length() != study.outcome().horizons().size()) {
      throw new IllegalArgumentException(
          hazards.length()
              + " baseline hazards, "
              + study.outcome().horizons().size()
              + " horizons");
    }
    return ScoreSections.shape(study, sections, cells -> fields(study, cells));
  }

  /** Whether a section has figures at horizons. */
  public boolean atHorizons(String section) {
    return hazards.length() > 0 && !section.equals(ScoreSections.GROUPS);
  }

  private List<Field> fields(StudyManifest study, ScoreSections.Cells of) {
    List<Field> fields = new ArrayList<>(pairs(study, of.labels()));
    if (atHorizons(of.section())) {
      fields.addAll(horizons(study, Labels.cells(of.labels(), BaselineHazards.labels(study))));
    }
    return fields;
  }

  private static List<Field> horizons(StudyManifest study, Labels cells) {
    double most = (double) study.maxRecords();
    double weight = 1 / LEAST_OBSERVED;
    double pairs = weight * weight * most;
    return List.of(
        Field.count("horizonRecords", "records that are judged there", cells),
        Field.sum("horizonPairs", "weights of pairs with and without the event", cells, pairs),
        Field.sum("horizonRanked", "of these, ranked rightly", cells, pairs),
        Field.sum("squaredError", "weight × (event less risk)²", cells, weight),
        Field.sum("observed", "a hospital's risk by Kaplan–Meier × its records", cells, 1),
        Field.sum("observedVariance", "its variance × those records squared", cells, most),
        Field.sum("expected", "risks", cells, 1));
  }

  private static List<Field> pairs(StudyManifest study, Labels cells) {
    double most = (double) study.maxRecords();
    List<Field> fields =
        new ArrayList<>(
            List.of(
                Field.count("records", "records that are judged", cells),
                Field.count("events", study.outcome().eventsOf("of them"), cells),
                Field.sum(
                    "pairs", "pairs of which it is known who went longer without", cells, most),
                Field.sum(
                    "difference", "such pairs ranked rightly, less those wrongly", cells, most),
                Field.sum(
                    "differenceSquares", "a record's such difference, squared", cells, most * most),
                Field.sum("products", "that difference times its pairs", cells, most * most),
                Field.sum("pairSquares", "a record's pairs, squared", cells, most * most)));
    fields.addAll(CalibrationSlopes.fields(cells));
    return fields;
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
    hazards.write(out);
    partition.write(out);
    out.writeBoolean(sections);
  }

  static RankedPairs readBody(DataInput in) throws IOException {
    return new RankedPairs(
        ScoredModel.read(in), Coefficients.read(in), Partition.read(in), in.readBoolean());
  }
}
