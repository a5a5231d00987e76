package org.ieum.federation.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ieum.federation.basis.Bounds;

/** The public, ordered list of covariates that all sites share; its digest names it. */
public record FeatureDictionary(List<Covariate> covariates) {
  public FeatureDictionary {
    covariates = List.copyOf(covariates);
    Set<String> names = new HashSet<>();
    for (Covariate c : covariates) {
      if (!names.add(c.name())) {
        throw new IllegalArgumentException("covariate " + c.name() + " is listed twice");
      }
    }
    if (covariates.isEmpty()) {
      throw new IllegalArgumentException("a feature dictionary lists at least one covariate");
    }
  }

  /** The covariate of this name, which must be in the dictionary. */
  public Covariate covariate(String name) {
    for (Covariate c : covariates) {
      if (c.name().equals(name)) {
        return c;
      }
    }
    throw new IllegalArgumentException("no covariate " + name + " in the dictionary");
  }

  /** The columns of the design matrix in order, without the intercept. */
  public List<DesignColumn> design() {
    List<DesignColumn> columns = new ArrayList<>();
    for (int k = 0; k < covariates.size(); k++) {
      Covariate c = covariates.get(k);
      if (c.type() == CovariateType.CATEGORICAL) {
        for (int level = 1; level < c.levels().size(); level++) {
          String name = c.name() + "=" + c.levels().get(level);
          columns.add(new DesignColumn(name, k, DesignColumn.Kind.LEVEL, level, level - 1, 0, 1));
        }
      } else {
        columns.addAll(values(k, c));
      }
      if (c.missingIndicator()) {
        columns.add(
            new DesignColumn(c.name() + " missing", k, DesignColumn.Kind.MISSING, -1, -1, 0, 1));
      }
    }
    return List.copyOf(columns);
  }

  private static List<DesignColumn> values(int ordinal, Covariate c) {
    List<DesignColumn> columns = new ArrayList<>();
    for (Bounds bounds : c.bounds()) {
      int term = columns.size();
      columns.add(
          new DesignColumn(
              c.name() + primes(term),
              ordinal,
              DesignColumn.Kind.VALUE,
              -1,
              term,
              bounds.min(),
              bounds.max()));
    }
    return columns;
  }

  /** As R's rms marks the terms of a spline. */
  private static String primes(int term) {
    return "'".repeat(term);
  }

  /**
   * What people read for a covariate or design column: {@code Smoking: former} for {@code
   * smoking=former}, {@code Smoking missing} for its indicator. The name itself where the covariate
   * has no label or the dictionary no such column.
   */
  public String said(String name) {
    for (Covariate c : covariates) {
      if (c.name().equals(name)) {
        return c.said();
      }
    }
    for (DesignColumn column : design()) {
      Covariate c = covariates.get(column.covariate());
      if (column.name().equals(name) && !c.label().isEmpty()) {
        return switch (column.kind()) {
          case VALUE -> c.label() + primes(column.term());
          case LEVEL -> c.label() + ": " + c.levels().get(column.level());
          case MISSING -> c.label() + " missing";
        };
      }
    }
    return name;
  }

  /** SHA-256 of the canonical dictionary, in hexadecimal. */
  public String digest() {
    return Canonical.sha256(Canonical.write(ManifestJson.dictionary(this)));
  }
}
