package org.ieum.federation.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * The sites' baseline hazards, of a record whose columns have their means, added up over time to
 * each of the study's horizons (Breslow 1972, ties after Efron), over the training records.
 *
 * <p>Fields, one number a horizon: {@code records} (n) and {@code hazard} (n·H, H at most {@link
 * #LARGEST_HAZARD}), n the site's training records. A site tells of a horizon only where {@link
 * LeastPart#OF_A_KIND} of its records had the event since the horizon before that it tells, or
 * since the beginning, and as many were observed for longer.
 *
 * @param coefficients one an active column, on the standardised scale
 */
public record BaselineHazards(Scaling scaling, Coefficients coefficients) implements Query {
  /** A site's cumulative hazard is clipped to this. */
  public static final double LARGEST_HAZARD = 20;

  static final byte TAG = 36;

  public BaselineHazards {
    int expected = scaling.activeColumns().length;
    if (coefficients.length() != expected) {
      throw new IllegalArgumentException(
          coefficients.length() + " coefficients, the design has " + expected);
    }
  }

  @Override
  public Shape shape(StudyManifest study) {
    if (study.outcome().horizons().isEmpty()) {
      throw new IllegalArgumentException("baseline hazards of a study without horizons");
    }
    Labels horizons = labels(study);
    return Shape.of(
        Field.count("records", "training records of hospitals that tell of it", horizons),
        Field.sum(
                "hazard",
                "a hospital's cumulative baseline hazard × its records",
                horizons,
                LARGEST_HAZARD)
            .withoutSensitivity());
  }

  static Labels labels(StudyManifest study) {
    return Labels.of(
        "horizon",
        study.outcome().horizons().stream()
            .map(h -> BigDecimal.valueOf(h).stripTrailingZeros().toPlainString())
            .toList());
  }

  /**
   * The whole answer of a site.
   *
   * @param records its training records
   * @param died how many of them had the event until each horizon
   * @param longer how many were observed for longer
   * @param hazards its cumulative baseline hazards
   */
  public static double[] answer(long records, long[] died, long[] longer, double[] hazards) {
    double[] out = new double[2 * hazards.length];
    long before = 0;
    for (int h = 0; h < hazards.length; h++) {
      if (died[h] - before >= LeastPart.OF_A_KIND && longer[h] >= LeastPart.OF_A_KIND) {
        out[h] = records;
        out[hazards.length + h] = records * Math.min(LARGEST_HAZARD, hazards[h]);
        before = died[h];
      }
    }
    return out;
  }

  @Override
  public String describe() {
    return "baseline hazards at horizons";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) throws IOException {
    scaling.write(out);
    coefficients.write(out);
  }

  static BaselineHazards readBody(DataInput in) throws IOException {
    return new BaselineHazards(Scaling.read(in), Coefficients.read(in));
  }
}
