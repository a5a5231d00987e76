package org.ieum.federation.study;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.ieum.federation.basis.Bounds;

/**
 * What is fitted.
 *
 * @param penalty of the log-likelihood
 * @param siteIntercepts one intercept a site instead of one for all
 * @param warmStart start from the inverse-variance mean of the sites' own fits
 * @param maxRounds most likelihood rounds before the fit is refused as not converging
 * @param without covariates that are described, and serve comparators and subgroups, but are not
 *     fitted
 * @param offset a continuous covariate whose value is added to the linear predictor as it is, with
 *     the coefficient 1; its mean stands for an absent one
 */
public record ModelSpec(
    Family family,
    Penalty penalty,
    boolean siteIntercepts,
    boolean warmStart,
    int maxRounds,
    List<String> without,
    Optional<String> offset) {
  /** The outcome's distribution, and the analysis that fits it. */
  public enum Family {
    LOGISTIC("logistic", 2, Outcome.Kind.BINARY),
    LINEAR("linear", 1, Outcome.Kind.CONTINUOUS),
    POISSON("poisson", 1, Outcome.Kind.COUNT),
    /** Proportional hazards, stratified by site, ties after Efron. */
    COX("cox", 1, Outcome.Kind.TIME_TO_EVENT);

    private final String analysis;
    private final int version;
    private final Outcome.Kind outcome;

    Family(String analysis, int version, Outcome.Kind outcome) {
      this.analysis = analysis;
      this.version = version;
      this.outcome = outcome;
    }

    /** The family for a kind of outcome. */
    public static Family of(Outcome.Kind outcome) {
      return Arrays.stream(values()).filter(f -> f.outcome == outcome).findFirst().orElseThrow();
    }

    /** The kind of outcome that it is for. */
    public Outcome.Kind outcome() {
      return outcome;
    }

    /** Whether it knows site intercepts, and a start from the sites' own fits. */
    public boolean fitsAtSites() {
      return this == LOGISTIC;
    }

    /** Whether a record's linear predictor begins with a constant. */
    public boolean hasIntercept() {
      return this != COX;
    }

    /** The analysis, with the version that this release has of it. */
    public AnalysisVersion analysis() {
      return new AnalysisVersion(analysis, version);
    }

    /** Whether this release has an analysis with that name and version. */
    static boolean has(String analysis) {
      return Arrays.stream(values()).anyMatch(f -> f.analysis().toString().equals(analysis));
    }
  }

  /** Largest size of an offset on the logarithmic scale. */
  private static final int WIDEST_OFFSET = 20;

  public ModelSpec {
    without = List.copyOf(without);
    if (maxRounds < 1 || maxRounds > 1000) {
      throw new IllegalArgumentException(
          "model: expected max-rounds from 1 to 1000, found " + maxRounds);
    }
    if (new HashSet<>(without).size() != without.size()) {
      throw new IllegalArgumentException("model without: expected distinct covariates");
    }
  }

  /** With all covariates and no offset. */
  public ModelSpec(
      Family family, double ridge, boolean siteIntercepts, boolean warmStart, int maxRounds) {
    this(
        family,
        Penalty.ridge(ridge),
        siteIntercepts,
        warmStart,
        maxRounds,
        List.of(),
        Optional.empty());
  }

  public static ModelSpec logistic() {
    return of(Family.LOGISTIC);
  }

  /** What a study fits that names the family alone. */
  public static ModelSpec of(Family family) {
    return new ModelSpec(family, 0, false, family.fitsAtSites(), 25);
  }

  /** λ of the ridge; 0 where there is none. */
  public double ridge() {
    return penalty.ridge();
  }

  public ModelSpec withRidge(double lambda) {
    Penalty ridge = Penalty.ridge(lambda);
    return new ModelSpec(family, ridge, siteIntercepts, warmStart, maxRounds, without, offset);
  }

  /** With Firth's penalty, from the model without covariates. */
  public ModelSpec withFirth() {
    return new ModelSpec(family, Penalty.FIRTH, siteIntercepts, false, maxRounds, without, offset);
  }

  public ModelSpec withSiteIntercepts() {
    return new ModelSpec(family, penalty, true, warmStart, maxRounds, without, offset);
  }

  public ModelSpec without(List<String> covariates) {
    return new ModelSpec(family, penalty, siteIntercepts, warmStart, maxRounds, covariates, offset);
  }

  public ModelSpec withMaxRounds(int most) {
    return new ModelSpec(family, penalty, siteIntercepts, warmStart, most, without, offset);
  }

  public ModelSpec withOffset(String covariate) {
    return new ModelSpec(
        family, penalty, siteIntercepts, warmStart, maxRounds, without, Optional.of(covariate));
  }

  /** Whether the fit has one intercept for all sites. */
  public boolean fitsIntercept() {
    return family.hasIntercept() && !siteIntercepts;
  }

  /** Whether a covariate is in the model: fitted, or its offset. */
  public boolean fits(Covariate covariate) {
    return !without.contains(covariate.name());
  }

  /** Whether a covariate is the model's offset. */
  public boolean isOffset(Covariate covariate) {
    return offset.isPresent() && offset.get().equals(covariate.name());
  }

  void check(Outcome outcome) {
    if (family.outcome() != outcome.kind()) {
      throw new IllegalArgumentException(
          "model family: expected one for an outcome that is "
              + outcome.words()
              + ", found "
              + family.analysis().name()
              + (family == Family.COX
                  ? ", which takes the outcome's time, event and max-time"
                  : ""));
    }
    if (penalty.firth() && (family != Family.LOGISTIC || siteIntercepts || warmStart)) {
      throw new IllegalArgumentException(
          "model firth: expected a logistic family with one intercept for all sites and without a"
              + " warm-start, found "
              + (family != Family.LOGISTIC
                  ? family.analysis().name()
                  : siteIntercepts ? "site-intercepts" : "a warm-start"));
    }
    if (offset.isPresent() && siteIntercepts) {
      throw new IllegalArgumentException(
          "model offset: expected one intercept where there is an offset, found site-intercepts");
    }
    if (!family.fitsAtSites() && (siteIntercepts || warmStart)) {
      throw new IllegalArgumentException(
          "model family: expected logistic where there are site-intercepts or a warm-start, found "
              + family.analysis().name());
    }
  }

  private boolean logarithmic() {
    return family == Family.POISSON || family == Family.COX;
  }

  private static boolean servesAsOffset(Covariate c) {
    return c.type() == CovariateType.CONTINUOUS && c.bounds().size() == 1;
  }

  void check(FeatureDictionary dictionary) {
    for (String name : without) {
      if (dictionary.covariates().stream().noneMatch(c -> c.name().equals(name))) {
        throw new IllegalArgumentException(
            "model without: expected covariates of the dictionary, found '" + name + "'");
      }
    }
    for (Covariate c : dictionary.covariates()) {
      Bounds bounds = c.bounds().get(0);
      boolean wide = Math.max(Math.abs(bounds.min()), Math.abs(bounds.max())) > WIDEST_OFFSET;
      if (isOffset(c) && logarithmic() && wide) {
        throw new IllegalArgumentException(
            "model offset: expected a covariate with limits within ±"
                + WIDEST_OFFSET
                + ", such as the logarithm of a time at risk, found wider ones of "
                + c.name());
      }
    }
    if (offset.isPresent()
        && dictionary.covariates().stream()
            .noneMatch(c -> isOffset(c) && fits(c) && servesAsOffset(c))) {
      throw new IllegalArgumentException(
          "model offset: expected a continuous covariate of the dictionary, of one model column,"
              + " that the model is not without, found '"
              + offset.get()
              + "'");
    }
    if (dictionary.covariates().stream().noneMatch(c -> fits(c) && !isOffset(c))) {
      throw new IllegalArgumentException(
          "model without: expected one covariate or more to fit, found all of them left out");
    }
  }
}
