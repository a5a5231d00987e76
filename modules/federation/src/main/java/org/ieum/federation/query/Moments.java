package org.ieum.federation.query;

import java.io.DataOutput;
import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Layout;

/**
 * Counts and first moments of the training records. Segments: {@code records}, {@code events},
 * {@code heldOut}, {@code heldOutEvents} (1 each); per design column {@code observed} (records
 * whose value is present) and {@code sum} (Σ (x − middle) over them, middle being the centre of the
 * dictionary's limits). Where records carry weights, {@code weight} and {@code eventWeight} (1
 * each, Σ w of training records) follow; the rest is unweighted all the same.
 */
public record Moments() implements Query {
  static final byte TAG = 1;

  @Override
  public Layout layout(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    Layout.Builder layout =
        Layout.builder()
            .add("records", 1, 1)
            .add("events", 1, 1)
            .add("heldOut", 1, 1)
            .add("heldOutEvents", 1, 1)
            .add("observed", design.size(), 1)
            .add("sum", design.stream().mapToDouble(DesignColumn::halfWidth).toArray());
    if (study.preparation().weight().isPresent()) {
      double most = study.preparation().maximumWeight();
      layout.add("weight", 1, most).add("eventWeight", 1, most);
    }
    return layout.build();
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
