package org.ieum.federation.query;

import java.io.DataOutput;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * How many persons are left after each step of the preparation. Fields: {@code persons}, one number
 * a step of the manifest; where the study asks for results by site, {@code sitePersons}, site after
 * site, of which a site fills its own numbers alone, and only with its policy's consent.
 *
 * <p>Persons of the first steps are more than the study's records, so a number may reach {@link
 * #MOST_PERSONS} whatever the cap on records.
 */
public record Attrition() implements Query {
  static final byte TAG = 10;

  /** Most persons that a step counts at all sites together. */
  public static final long MOST_PERSONS = 1L << 32;

  @Override
  public Shape shape(StudyManifest study) {
    int steps = study.preparation().steps().size();
    if (steps == 0) {
      throw new IllegalArgumentException("the study has no steps to count persons after");
    }
    double bound = Math.max(1, (double) MOST_PERSONS / study.maxRecords());
    Labels labels = Labels.of("step", study.preparation().steps());
    Field persons =
        Field.of(Field.Kind.COUNT, "persons", "persons left after it", labels, bound)
            .withSensitivity(Math.sqrt(steps));
    return study.evaluation().bySite()
        ? Shape.of(persons, StudyLabels.bySite(study, persons.named("sitePersons")))
        : Shape.of(persons);
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
