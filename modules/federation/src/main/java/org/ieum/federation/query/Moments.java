package org.ieum.federation.query;

import java.io.DataOutput;
import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Labels;
import org.ieum.federation.vector.Shape;

/**
 * Counts and first moments of the training records. Fields: {@code records}, {@code events}, {@code
 * heldOut}, {@code heldOutEvents} (1 each; records with the outcome, none of a continuous one); per
 * design column {@code observed} (records whose value is present) and {@code sum} (Σ (x − middle)
 * over them, middle being the centre of the dictionary's limits). Where records carry weights,
 * {@code weight} and {@code eventWeight} (1 each, Σ w of training records) follow; the rest is
 * unweighted all the same. Of a number or a count, {@code outcome} (1, Σ y on the scale of the fit)
 * follows, and of a count {@code logFactorial} (1, Σ log y!).
 */
public record Moments() implements Query {
  static final byte TAG = 1;

  @Override
  public Shape shape(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    Labels one = Labels.one();
    Labels columns = StudyLabels.columns(study);
    List<Field> fields = new ArrayList<>();
    fields.add(Field.count("records", "training records", one));
    fields.add(Field.count("events", study.outcome().eventsOf("training records"), one));
    fields.add(Field.count("heldOut", "records held out", one));
    fields.add(Field.count("heldOutEvents", study.outcome().eventsOf("records held out"), one));
    fields.add(Field.count("observed", "training records with a value of it", columns));
    fields.add(
        Field.sum(
            "sum",
            "distances of its values from the middle of its limits",
            columns,
            design.stream().mapToDouble(DesignColumn::halfWidth).toArray()));
    if (study.preparation().weight().isPresent()) {
      double most = study.preparation().maximumWeight();
      fields.add(Field.sum("weight", "weights of training records", one, most));
      fields.add(Field.sum("eventWeight", "weights of those with the outcome", one, most));
    }
    if (study.outcome().averages()) {
      fields.add(
          Field.sum("outcome", "outcomes of training records", one, study.outcome().mostScaled()));
    }
    if (study.outcome().kind() == Outcome.Kind.COUNT) {
      double most = Math.max(1, PoissonFamily.logFactorial(study.outcome().max()));
      fields.add(Field.sum("logFactorial", "logarithms of their factorials", one, most));
    }
    return Shape.of(fields);
  }

  @Override
  public String describe() {
    return "counts and means";
  }

  @Override
  public byte tag() {
    return TAG;
  }

  @Override
  public void writeBody(DataOutput out) {}
}
