package org.ieum.federation.query;

import java.io.DataOutput;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Shape;

/**
 * Which site ever recorded which covariate. Field {@code present}: covariates times sites, site
 * after site; 1 where any of the site's records, training or held out, has a value, else 0. A site
 * fills its own numbers alone; no other figure of it is told by them.
 */
public record Presence() implements Query {
  static final byte TAG = 11;

  @Override
  public Shape shape(StudyManifest study) {
    Field present =
        Field.count("present", "1 if the site ever recorded it", StudyLabels.covariates(study));
    return Shape.of(StudyLabels.bySite(study, present));
  }

  @Override
  public String describe() {
    return "covariates ever recorded";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) {}
}
