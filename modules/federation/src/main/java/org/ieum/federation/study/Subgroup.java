package org.ieum.federation.study;

import java.util.List;
import org.ieum.federation.basis.Bands;

/**
 * A split of the records by one covariate of the dictionary, for figures by group. A record whose
 * value is absent, or whose level is not among {@code levels}, is in no group.
 *
 * @param name what people call it, unique in the study
 * @param covariate name of the covariate
 * @param cuts of a continuous covariate, ascending: groups below the first, from each to the next,
 *     and from the last; empty for other types
 * @param levels of a categorical covariate, one group each; all of them where empty; empty for
 *     other types. A binary covariate has the groups 0 and 1
 */
public record Subgroup(String name, String covariate, List<Double> cuts, List<String> levels) {
  public Subgroup {
    cuts = List.copyOf(cuts);
    levels = List.copyOf(levels);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a subgroup has no name");
    }
    for (int i = 0; i < cuts.size(); i++) {
      if (!Double.isFinite(cuts.get(i)) || (i > 0 && !(cuts.get(i) > cuts.get(i - 1)))) {
        throw new IllegalArgumentException(
            "subgroup " + name + ": expected ascending, finite cuts");
      }
    }
  }

  /** Bands of a continuous covariate. */
  public static Subgroup bands(String name, String covariate, List<Double> cuts) {
    return new Subgroup(name, covariate, cuts, List.of());
  }

  /** The levels of a categorical or binary covariate. */
  public static Subgroup levels(String name, String covariate) {
    return new Subgroup(name, covariate, List.of(), List.of());
  }

  /** Labels of the groups, in order. */
  public List<String> groups(FeatureDictionary dictionary) {
    Covariate c = dictionary.covariate(covariate);
    return switch (c.type()) {
      case BINARY -> List.of("0", "1");
      case CATEGORICAL -> levels.isEmpty() ? c.levels() : levels;
      case CONTINUOUS -> new Bands(cuts).labels();
    };
  }

  /** Refuses a subgroup that the dictionary cannot serve. */
  void check(FeatureDictionary dictionary) {
    if (dictionary.covariates().stream().noneMatch(c -> c.name().equals(covariate))) {
      throw new IllegalArgumentException(
          "subgroup "
              + name
              + ": expected a covariate of the dictionary, found '"
              + covariate
              + "'; name one of them");
    }
    Covariate c = dictionary.covariate(covariate);
    boolean continuous = c.type() == CovariateType.CONTINUOUS;
    if (continuous == cuts.isEmpty()) {
      throw new IllegalArgumentException(
          "subgroup "
              + name
              + ": expected cuts for a continuous covariate and none for another, found "
              + (cuts.isEmpty() ? "none" : "cuts")
              + " for the "
              + (continuous ? "continuous" : "other")
              + " covariate "
              + covariate);
    }
    if (continuous && !c.basis().keepsValue()) {
      throw new IllegalArgumentException(
          "subgroup "
              + name
              + ": expected a covariate whose values enter as they are, found the transformed "
              + covariate
              + "; list its column a second time without a transform, and name that one here and in"
              + " the model's 'without'");
    }
    if (!c.levels().containsAll(levels)) {
      throw new IllegalArgumentException(
          "subgroup "
              + name
              + ": expected levels of covariate "
              + covariate
              + " among "
              + c.levels()
              + ", found "
              + levels);
    }
  }
}
