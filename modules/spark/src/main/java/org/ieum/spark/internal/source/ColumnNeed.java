package org.ieum.spark.internal.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.error.Nearest;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.Nfc;
import org.ieum.federation.study.StudyManifest;

/**
 * A column that a study expects of a table, and what for.
 *
 * @param column its name, in the one spelling of {@link Nfc}
 */
record ColumnNeed(String column, Role role) {
  ColumnNeed {
    column = Nfc.of(column);
  }

  /** What a column holds, and what its type may be. */
  enum Role {
    NUMBER("a numeric column"),
    FLAG("a numeric or boolean column"),
    LEVEL("a text, numeric or boolean column"),
    PERSON("a text or whole-number column");

    final String expected;

    Role(String expected) {
      this.expected = expected;
    }
  }

  static List<ColumnNeed> of(StudyManifest study) {
    List<ColumnNeed> needs = new ArrayList<>();
    for (Covariate c : study.dictionary().covariates()) {
      Role role =
          switch (c.raw()) {
            case CONTINUOUS -> Role.NUMBER;
            case BINARY -> Role.FLAG;
            case CATEGORICAL -> Role.LEVEL;
          };
      needs.add(new ColumnNeed(c.column(), role));
    }
    needs.add(
        new ColumnNeed(
            study.outcome().column(),
            study.outcome().binary() || study.outcome().isTime() ? Role.FLAG : Role.NUMBER));
    if (!study.personId().isEmpty()) {
      needs.add(new ColumnNeed(study.personId(), Role.PERSON));
    }
    if (study.outcome().isTime()) {
      needs.add(new ColumnNeed(study.outcome().time(), Role.NUMBER));
    }
    study.preparation().weight().ifPresent(w -> needs.add(new ColumnNeed(w.column(), Role.NUMBER)));
    return List.copyOf(needs);
  }

  /** The name that a table has for it, however that is spelt. */
  Optional<String> in(Collection<String> found) {
    return found.contains(column)
        ? Optional.of(column)
        : found.stream().filter(f -> Nfc.of(f).equals(column)).findFirst();
  }

  String missing(Collection<String> found) {
    return "column '"
        + column
        + "': expected in the table, not found"
        + Nearest.to(column, found).map(n -> "; did you mean '" + n + "'?").orElse("")
        + "; rename the table's column or correct the study's dictionary";
  }

  String mistyped(String type) {
    return "column '"
        + column
        + "': expected "
        + role.expected
        + ", found type "
        + type
        + "; write the table with the expected type";
  }
}
