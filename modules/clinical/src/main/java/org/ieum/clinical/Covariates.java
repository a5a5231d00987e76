package org.ieum.clinical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.basis.Bands;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.FeatureDictionary;

/** The list {@code covariates} of a study or dictionary file. */
final class Covariates {
  /** Limits beyond this are no plausible limits of anything measured. */
  static final double WIDEST = 1e15;

  private Covariates() {}

  /** Empty where the list is faulty. */
  static Optional<FeatureDictionary> read(YamlDocument document, YamlObject root) {
    int before = document.faultCount();
    List<Covariate> covariates = new ArrayList<>();
    Map<String, Integer> columns = new HashMap<>();
    for (YamlObject object : root.objects("covariates")) {
      int at = covariates.size();
      Optional<Covariate> covariate = covariate(document, object);
      covariate.ifPresent(
          c -> {
            covariates.add(c);
            refuseClash(object, c, at, columns);
          });
    }
    return document.faultCount() > before || covariates.isEmpty()
        ? Optional.empty()
        : Optional.of(new FeatureDictionary(covariates));
  }

  /** Two covariates must not give design columns of one name: a coefficient has one meaning. */
  private static void refuseClash(
      YamlObject object, Covariate covariate, int at, Map<String, Integer> columns) {
    for (var column : new FeatureDictionary(List.of(covariate)).design()) {
      if (columns.putIfAbsent(column.name(), at) != null) {
        object.fault(
            "name",
            "names of its own for a covariate's model columns",
            "'" + column.name() + "' a second time",
            "rename one of the two");
      }
    }
  }

  /** Empty where the covariate cannot be built from what stands there. */
  private static Optional<Covariate> covariate(YamlDocument document, YamlObject object) {
    int before = document.faultCount();
    String name = object.text("name");
    String column = object.text("column", name);
    int untyped = document.faultCount();
    CovariateType type = object.choice("type", CovariateType.class);
    boolean typed = document.faultCount() == untyped;
    boolean categorical = type == CovariateType.CATEGORICAL;
    boolean banded = categorical && object.has("cuts");
    boolean limited =
        allowed(object, typed, banded || type == CovariateType.CONTINUOUS, "min", "max");
    if (banded) {
      object.refuse("levels", "levels of a text, or cuts of a number", "keep one of the two");
    }
    List<String> levels =
        !banded && allowed(object, typed, categorical, "levels") ? levels(object) : List.of();
    double min = limited ? object.number("min", -WIDEST, WIDEST) : 0;
    double max = limited ? object.number("max", -WIDEST, WIDEST) : 1;
    Transforms transforms = new Transforms(document, object);
    if (typed) {
      transforms.refuseStrangers(type);
    } else {
      transforms.pass();
    }
    Basis basis = limited ? transforms.read(type) : Basis.identity();
    boolean indicator = object.flag("missing-indicator", false);
    String unit = object.text("unit", "");
    String description = object.text("description", "");
    String label = object.label("label");
    if (document.faultCount() > before) {
      return Optional.empty();
    }
    if (!(min < max)) {
      object.fault("max", "a value above min", "one that is not", "put the limits in order");
      return Optional.empty();
    }
    if (transforms.misfits(basis, min, max)) {
      return Optional.empty();
    }
    List<String> known = basis instanceof Bands bands ? bands.labels() : levels;
    return Optional.of(
        new Covariate(
            name, column, type, min, max, known, indicator, unit, description, label, basis));
  }

  /**
   * Whether keys are to be read; where the type does not go with them, their presence is a fault.
   */
  private static boolean allowed(YamlObject object, boolean typed, boolean fits, String... keys) {
    for (String key : keys) {
      if (typed && !fits) {
        object.refuse(key, "a key that goes with the type", "remove it or change the type");
      } else if (!typed) {
        object.has(key);
      }
    }
    return typed && fits;
  }

  private static List<String> levels(YamlObject object) {
    List<String> levels = object.texts("levels");
    if (levels.size() == 1) {
      object.fault("levels", "two or more levels", "one", "list all of them, the reference first");
    }
    if (new HashSet<>(levels).size() != levels.size()) {
      object.fault("levels", "distinct levels", "one of them twice", "list each level once");
    }
    return levels;
  }
}
