package org.ieum.federation.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;

/**
 * What a model predicts, and how its linear predictor becomes a prediction.
 *
 * @param dispersion variance of a continuous outcome about its prediction, its own units squared,
 *     estimated with the residual degrees of freedom; 1 of other outcomes
 * @param baseline of the time to an event, at the study's horizons; none of other outcomes
 */
public record Response(
    ModelSpec.Family family,
    Outcome outcome,
    double dispersion,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BaselineHazard> baseline) {
  public Response {
    baseline = baseline == null ? List.of() : List.copyOf(baseline);
  }

  /** Without horizons. */
  public Response(ModelSpec.Family family, Outcome outcome, double dispersion) {
    this(family, outcome, dispersion, List.of());
  }

  /** Of a risk. */
  public static Response risk(Outcome outcome) {
    return new Response(ModelSpec.Family.LOGISTIC, outcome, 1);
  }

  /** Of a document that does not say: all models were of risks then. */
  static Response unsaid() {
    return risk(Outcome.binary("outcome"));
  }

  @JsonIgnore
  public boolean isRisk() {
    return outcome.binary();
  }

  /** What the model's coefficients say. */
  public EffectScale effect() {
    return EffectScale.of(family);
  }

  /** How far a continuous outcome is spread about its prediction, in its own unit. */
  public double residualStandardError() {
    return Math.sqrt(dispersion);
  }

  /**
   * The prediction at a linear predictor: a risk, a number, an expected count, or the hazard as a
   * multiple of that at the mean of all columns in the same hospital.
   */
  public double prediction(double predictor) {
    return switch (family) {
      case LOGISTIC -> 1 / (1 + StrictMath.exp(-predictor));
      case LINEAR -> predictor;
      case POISSON, COX -> StrictMath.exp(predictor);
    };
  }
}
