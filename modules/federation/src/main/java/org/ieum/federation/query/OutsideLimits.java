package org.ieum.federation.query;

import java.io.DataOutput;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Shape;

/**
 * How many records, training or held out, had a value outside its covariate's plausible limits,
 * which counts as absent. Fields: {@code outside}, one number a covariate of the dictionary; where
 * the study asks for results by site, {@code siteOutside}, site after site, of which a site fills
 * its own numbers alone, and only with its policy's consent.
 *
 * <p>A count of one or two would be about single patients, whoever else is in the sum, so a site
 * rounds its own before it answers: see {@link #rounded}. The sum is one of rounded counts.
 */
public record OutsideLimits() implements Query {
  static final byte TAG = 20;

  /** What counts are multiples of. */
  public static final int STEP = 5;

  /** What a site tells of a count: 0 of none, {@link #STEP} of fewer, else the nearest multiple. */
  public static long rounded(long records) {
    return records == 0 ? 0 : Math.max(STEP, (records + STEP / 2) / STEP * STEP);
  }

  @Override
  public Shape shape(StudyManifest study) {
    // A single record may count as a whole step.
    Field outside =
        Field.of(
            Field.Kind.COUNT,
            "outside",
            "records with a value outside its limits, rounded to " + STEP,
            StudyLabels.covariates(study),
            STEP);
    return study.evaluation().bySite()
        ? Shape.of(outside, StudyLabels.bySite(study, outside.named("siteOutside")))
        : Shape.of(outside);
  }

  @Override
  public String describe() {
    return "values outside limits";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) {}
}
