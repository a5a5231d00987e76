package org.ieum.clinical;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.clinical.yaml.YamlDocument;
import org.ieum.clinical.yaml.YamlObject;
import org.ieum.federation.basis.Bands;
import org.ieum.federation.basis.Basis;
import org.ieum.federation.basis.Logarithm;
import org.ieum.federation.basis.Misfit;
import org.ieum.federation.basis.Power;
import org.ieum.federation.basis.Spline;
import org.ieum.federation.study.CovariateType;

/**
 * What a covariate of a flat table makes of its column's value: {@code transform: log}, {@code
 * centre} and {@code power}, {@code spline: {knots: […]}}, or {@code cuts}.
 */
final class Transforms {
  private static final int MOST_CUTS = 100;
  private static final List<String> CONTINUOUS = List.of("transform", "centre", "power", "spline");

  private final YamlDocument document;
  private final YamlObject object;

  Transforms(YamlDocument document, YamlObject object) {
    this.document = document;
    this.object = object;
  }

  /** A function by its word. */
  enum Function {
    LOG
  }

  /** Refuses the keys that do not go with the type. */
  void refuseStrangers(CovariateType type) {
    if (type != CovariateType.CONTINUOUS) {
      CONTINUOUS.forEach(this::refuse);
    }
    if (type != CovariateType.CATEGORICAL) {
      refuse("cuts");
    }
  }

  private void refuse(String key) {
    object.refuse(key, "a key that goes with the type", "remove it or change the type");
  }

  /** Keys that stand for nothing yet, since the type is not known. */
  void pass() {
    CONTINUOUS.forEach(object::has);
    object.has("cuts");
  }

  /** Of a continuous or banded covariate; some other where a fault was noted. */
  Basis read(CovariateType type) {
    return type == CovariateType.CATEGORICAL ? bands() : ofContinuous();
  }

  /** Notes a fault where a basis does not go with the limits. */
  boolean misfits(Basis basis, double min, double max) {
    Optional<Misfit> misfit = basis.misfit(min, max);
    misfit.ifPresent(m -> object.fault(key(basis), m.expected(), m.found(), m.remedy()));
    return misfit.isPresent();
  }

  private Basis ofContinuous() {
    boolean power = object.has("power") || object.has("centre");
    refuseSecond(power ? "power" : "centre");
    Basis basis = Basis.identity();
    if (object.has("transform")) {
      object.choice("transform", Function.class);
      basis = new Logarithm();
    }
    if (power) {
      double centre = object.number("centre", -Covariates.WIDEST, Covariates.WIDEST, 0);
      basis = new Power(centre, object.integer("power", 2, 3));
    }
    return object.has("spline") ? spline() : basis;
  }

  private void refuseSecond(String power) {
    List<String> stated = Stream.of("transform", power, "spline").filter(object::has).toList();
    if (stated.size() > 1) {
      object.fault(
          stated.get(1),
          "one transform of a covariate",
          "'" + stated.get(0) + "' beside it",
          "keep one, and list the column a second time for the other");
    }
  }

  private Basis spline() {
    YamlObject spline = object.object("spline");
    int before = document.faultCount();
    if (!spline.has("knots")) {
      spline.list("knots");
    }
    List<Double> knots =
        AscendingNumbers.read(spline, "knots", -Covariates.WIDEST, Covariates.WIDEST, Spline.MOST);
    boolean fine = document.faultCount() == before;
    if (fine && !knots.isEmpty() && knots.size() < Spline.FEWEST) {
      spline.fault(
          "knots",
          Spline.FEWEST + " to " + Spline.MOST + " knots",
          Integer.toString(knots.size()),
          "add some, such as quantiles of what is known of the population");
    }
    return fine && knots.size() >= Spline.FEWEST ? new Spline(knots) : Basis.identity();
  }

  private Basis bands() {
    int before = document.faultCount();
    List<Double> cuts =
        AscendingNumbers.read(object, "cuts", -Covariates.WIDEST, Covariates.WIDEST, MOST_CUTS);
    return document.faultCount() > before || cuts.isEmpty() ? Basis.identity() : new Bands(cuts);
  }

  private static String key(Basis basis) {
    if (basis instanceof Spline) {
      return "spline";
    }
    return basis instanceof Bands ? "cuts" : "min";
  }
}
