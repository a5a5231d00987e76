package org.ieum.federation.study;

import org.ieum.federation.basis.Bounds;

/**
 * One addend of an {@link ExternalModel}: its coefficient times a number made of one covariate of
 * the dictionary. Covariates are on the scale of the analysis table, within the dictionary's
 * limits; one with a transform is its first term, such as the logarithm.
 */
public sealed interface Term {
  /** Name of the covariate. */
  String covariate();

  double coefficient();

  /**
   * ((x − shift) / divisor)^exponent of a continuous or binary covariate; with 0, 1 and 1, x
   * itself.
   *
   * @param divisor not 0
   */
  record Power(String covariate, double shift, double divisor, double exponent, double coefficient)
      implements Term {
    public Power {
      if (divisor == 0 || !Double.isFinite(shift + divisor + exponent + coefficient)) {
        throw new IllegalArgumentException(
            "term of " + covariate + ": expected finite numbers and a divisor other than 0");
      }
    }

    private boolean isDefinedOver(Covariate c) {
      boolean whole = exponent >= 0 && exponent == Math.rint(exponent);
      Bounds of = c.bounds().get(0);
      return whole || ((of.min() - shift) / divisor > 0 && (of.max() - shift) / divisor > 0);
    }
  }

  /** 1 where low ≤ x < high, else 0; an end may be infinite. */
  record Band(String covariate, double low, double high, double coefficient) implements Term {
    public Band {
      if (!(low < high) || !Double.isFinite(coefficient)) {
        throw new IllegalArgumentException(
            "term of " + covariate + ": expected low < high and a finite coefficient");
      }
    }
  }

  /** 1 where a categorical covariate has this level, else 0. */
  record Level(String covariate, String level, double coefficient) implements Term {
    public Level {
      if (!Double.isFinite(coefficient)) {
        throw new IllegalArgumentException(
            "term of " + covariate + ": expected a finite coefficient");
      }
    }
  }

  /**
   * A term that counts only where another holds: their product.
   *
   * @param when a level or a band, with coefficient 1
   */
  record Conditional(Term term, Term when) implements Term {
    public Conditional {
      boolean indicator = when instanceof Band || when instanceof Level;
      if (term instanceof Conditional || !indicator || when.coefficient() != 1) {
        throw new IllegalArgumentException(
            "term of "
                + term.covariate()
                + ": expected a condition that is a level or a band, and a term without one");
      }
    }

    @Override
    public String covariate() {
      return term.covariate();
    }

    @Override
    public double coefficient() {
      return term.coefficient();
    }
  }

  /** The number itself, times its coefficient. */
  static Term linear(String covariate, double coefficient) {
    return new Power(covariate, 0, 1, 1, coefficient);
  }

  /** Refuses a term that the dictionary cannot serve. */
  default void check(FeatureDictionary dictionary) {
    if (this instanceof Conditional c) {
      c.term().check(dictionary);
      c.when().check(dictionary);
      return;
    }
    if (dictionary.covariates().stream().noneMatch(c -> c.name().equals(covariate()))) {
      throw new IllegalArgumentException(
          "expected a covariate of the dictionary, found '" + covariate() + "'");
    }
    Covariate c = dictionary.covariate(covariate());
    boolean categorical = c.type() == CovariateType.CATEGORICAL;
    if (categorical != (this instanceof Level)) {
      throw new IllegalArgumentException(
          "covariate "
              + c.name()
              + ": expected a level of a categorical covariate, or a number of another");
    }
    if (this instanceof Power p && !p.isDefinedOver(c)) {
      throw new IllegalArgumentException(
          "covariate "
              + c.name()
              + ": expected (x − shift) / divisor above 0 between its limits where the exponent is"
              + " negative or broken; raise the covariate's min");
    }
    if (this instanceof Level l && !c.levels().contains(l.level())) {
      throw new IllegalArgumentException(
          "covariate "
              + c.name()
              + ": expected a level among "
              + c.levels()
              + ", found '"
              + l.level()
              + "'");
    }
  }
}
