package org.ieum.federation.study;

import java.util.List;
import java.util.Optional;

/**
 * How the analysis table comes about, beside the columns that the manifest names.
 *
 * @param weight the column of the records' weights; empty where every record weighs 1
 * @param definition canonical JSON of the definition by which a site makes the table out of its
 *     OMOP CDM ({@code clinical} writes and reads it); empty where the site's table is the analysis
 *     table
 * @param steps labels of the steps whose remaining persons are counted, in order; empty with the
 *     definition
 */
public record Preparation(Optional<Weight> weight, String definition, List<String> steps) {
  /**
   * A weight column.
   *
   * @param maximum public bound; a site's weight lies in [0, maximum]
   */
  public record Weight(String column, double maximum) {
    public Weight {
      if (column.isBlank() || !(maximum > 0) || Double.isInfinite(maximum)) {
        throw new IllegalArgumentException(
            "weight: expected a column and a finite maximum above 0");
      }
    }
  }

  public Preparation {
    steps = List.copyOf(steps);
    if (definition.isEmpty() != steps.isEmpty()) {
      throw new IllegalArgumentException("preparation: expected a definition and its steps");
    }
  }

  /** A flat table of records that weigh 1 each. */
  public static Preparation flat() {
    return new Preparation(Optional.empty(), "", List.of());
  }

  /** Whether the table is made out of an OMOP CDM. */
  public boolean fromOmop() {
    return !definition.isEmpty();
  }

  /** The greatest weight of a record. */
  public double maximumWeight() {
    return weight.map(Weight::maximum).orElse(1.0);
  }
}
