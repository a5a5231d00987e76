package org.ieum.cli.result;

import org.ieum.federation.model.Response;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Outcome;

/** What is predicted, and by what model, in a few words. */
public final class OutcomeWords {
  private OutcomeWords() {}

  /** The column, with what its values are where they are not 0 and 1. */
  public static String said(Outcome outcome) {
    if (outcome.isTime()) {
      return outcome.column() + " at " + outcome.time() + ", " + outcome.words();
    }
    return outcome.binary() ? outcome.column() : outcome.column() + ", " + outcome.words();
  }

  /** The kind of model: {@code linear regression}. */
  public static String regression(ModelSpec.Family family) {
    return switch (family) {
      case LOGISTIC -> "logistic regression";
      case LINEAR -> "linear regression";
      case POISSON -> "Poisson regression";
      case COX -> "Cox regression";
    };
  }

  /** What a coefficient of the model means, as a clause. */
  public static String effect(Response response) {
    String column = response.outcome().column();
    return switch (response.effect()) {
      case ODDS_RATIO -> "a coefficient is the logarithm of an odds ratio, per unit of its column";
      case HAZARD_RATIO ->
          "a hazard ratio is that of " + column + " per unit of the coefficient's column";
      case DIFFERENCE -> "a coefficient is the difference in " + column + " per unit of its column";
      case RATE_RATIO ->
          "a rate ratio is that of expected " + column + " per unit of the coefficient's column";
    };
  }
}
