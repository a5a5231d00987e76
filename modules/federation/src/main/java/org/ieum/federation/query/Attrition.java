package org.ieum.federation.query;

import java.io.DataOutput;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/**
 * How many persons are left after each step of the preparation. Segments: {@code persons}, one
 * number a step of the manifest; where the study asks for results by site, {@code sitePersons},
 * site after site, of which a site fills its own numbers alone, and only with its policy's consent.
 *
 * <p>Persons of the first steps are more than the study's records, so a number may reach {@link
 * #MOST_PERSONS} whatever the cap on records.
 */
public record Attrition() implements Query {
  static final byte TAG = 10;

  /** Most persons that a step counts at all sites together. */
  public static final long MOST_PERSONS = 1L << 32;

  @Override
  public Layout layout(StudyManifest study) {
    int steps = study.preparation().steps().size();
    if (steps == 0) {
      throw new IllegalArgumentException("the study has no steps to count persons after");
    }
    double bound = Math.max(1, (double) MOST_PERSONS / study.maxRecords());
    Layout.Builder layout = Layout.builder().add("persons", steps, bound);
    if (study.evaluation().bySite()) {
      layout.add("sitePersons", steps * study.sites().size(), bound);
    }
    return layout.build();
  }

  @Override
  public String describe() {
    return "attrition";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) {}
}
