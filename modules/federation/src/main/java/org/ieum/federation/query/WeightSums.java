package org.ieum.federation.query;

import java.io.DataOutput;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.model.WeightTally;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * How weights are spread, of studies whose records carry them. Fields, each one number for the
 * training records without the outcome, then for those with it, then, where the study holds records
 * out, the same of the held-out ones: {@code lost} (records that weigh 0), {@code cut} (records of
 * the maximum weight), {@code weight} (Σ w) and {@code squares} (Σ w²).
 *
 * <p>The last two give the effective sample size (Σ w)² / Σ w², and no other power of a weight
 * leaves. A site rounds before it answers, so that no single person's weight can be told from a
 * difference: counts to multiples of {@value #COUNTS}, 1 to 4 up to 5; sums to multiples of 1/16.
 */
public record WeightSums() implements Query {
  static final byte TAG = 14;

  private static final int COUNTS = 5;
  private static final double SUMS = 16;

  @Override
  public Shape shape(StudyManifest study) {
    double most = maximum(study);
    Labels kinds = Labels.of("kind of record", kinds(study));
    // A count of one is told as five.
    return Shape.of(
        Field.of(Field.Kind.COUNT, "lost", "records that weigh 0, rounded to 5", kinds, COUNTS),
        Field.of(
            Field.Kind.COUNT, "cut", "records of the maximum weight, rounded to 5", kinds, COUNTS),
        Field.sum("weight", "weights, rounded to 1/16", kinds, most + 1 / SUMS),
        Field.sum("squares", "squared weights, rounded to 1/16", kinds, most * most + 1 / SUMS));
  }

  private static double maximum(StudyManifest study) {
    if (study.preparation().weight().isEmpty()) {
      throw new IllegalArgumentException("the study's records carry no weights");
    }
    return study.preparation().maximumWeight();
  }

  /** What the numbers of a field are about, in order. */
  private static List<String> kinds(StudyManifest study) {
    List<String> kinds = new ArrayList<>();
    for (String part :
        List.of(PartWeights.TRAINING, PartWeights.HELD_OUT).subList(0, parts(study))) {
      kinds.add(PartWeights.none(part).kind(false));
      kinds.add(PartWeights.none(part).kind(true));
    }
    return kinds;
  }

  private static int parts(StudyManifest study) {
    return study.split().holdoutPercent() > 0 ? 2 : 1;
  }

  /**
   * A site's whole answer.
   *
   * @param weights training, then held-out records
   */
  public double[] answer(StudyManifest study, List<PartWeights> weights) {
    int kinds = 2 * parts(study);
    double[] out = new double[4 * kinds];
    for (int k = 0; k < kinds; k++) {
      PartWeights part = weights.get(k / 2);
      WeightTally tally = k % 2 == 0 ? part.nonEvents() : part.events();
      out[k] = told(tally.lost());
      out[kinds + k] = told(tally.cut());
      out[2 * kinds + k] = Math.rint(tally.weight() * SUMS) / SUMS;
      out[3 * kinds + k] = Math.rint(tally.squares() * SUMS) / SUMS;
    }
    return out;
  }

  private static double told(long count) {
    return count == 0 ? 0 : Math.max(COUNTS, COUNTS * Math.rint((double) count / COUNTS));
  }

  /**
   * What the sum over sites says.
   *
   * @param sum the answer's numbers, in the order of the shape
   * @param records of each kind, in the order of a field
   */
  public List<PartWeights> read(StudyManifest study, double[] sum, long... records) {
    int kinds = 2 * parts(study);
    List<WeightTally> tallies = new ArrayList<>();
    for (int k = 0; k < kinds; k++) {
      long lost = Math.min(records[k], Math.round(sum[k]));
      long cut = Math.min(records[k], Math.round(sum[kinds + k]));
      tallies.add(new WeightTally(records[k], lost, cut, sum[2 * kinds + k], sum[3 * kinds + k]));
    }
    List<PartWeights> parts = new ArrayList<>();
    for (int k = 0; k < kinds; k += 2) {
      String part = k == 0 ? PartWeights.TRAINING : PartWeights.HELD_OUT;
      parts.add(new PartWeights(part, tallies.get(k + 1), tallies.get(k)));
    }
    return parts;
  }

  @Override
  public String describe() {
    return "spread of the weights";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) {}
}
