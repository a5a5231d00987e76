package org.ieum.federation.query;

import java.io.DataOutput;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/**
 * Which site ever recorded which covariate. Segment {@code present}: covariates times sites, site
 * after site; 1 where any of the site's records, training or held out, has a value, else 0. A site
 * fills its own numbers alone; no other figure of it is told by them.
 */
public record Presence() implements Query {
  static final byte TAG = 11;

  @Override
  public Layout layout(StudyManifest study) {
    int numbers = study.dictionary().covariates().size() * study.sites().size();
    return Layout.builder().add("present", numbers, 1).build();
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
