package org.ieum.federation.study;

import java.util.HashSet;
import java.util.List;

/**
 * A published model that is judged beside the study's own: η = intercept + Σ terms, then the link.
 * A Cox model with baseline survival S₀ at the horizon, P = 1 − S₀^exp(Σ), is the complementary
 * log-log link with intercept log(−log S₀); means that a publication subtracts go into the
 * intercept.
 *
 * @param name unique in the study
 * @param source where it was published, or empty
 */
public record ExternalModel(
    String name, String source, Link link, double intercept, List<Term> terms) {
  /** From η to the probability. */
  public enum Link {
    /** P = 1 / (1 + e^−η). */
    LOGIT,
    /** P = 1 − exp(−e^η). */
    COMPLEMENTARY_LOG_LOG
  }

  public ExternalModel {
    terms = List.copyOf(terms);
    if (name.isBlank() || !Double.isFinite(intercept) || terms.isEmpty()) {
      throw new IllegalArgumentException(
          "comparator: expected a name, a finite intercept and at least one term");
    }
  }

  void check(FeatureDictionary dictionary) {
    for (Term term : terms) {
      try {
        term.check(dictionary);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("comparator " + name + ": " + e.getMessage(), e);
      }
    }
  }

  /** Refuses two comparators of one name. */
  static void checkNames(List<ExternalModel> models) {
    if (new HashSet<>(models.stream().map(ExternalModel::name).toList()).size() != models.size()) {
      throw new IllegalArgumentException("comparators: expected distinct names");
    }
  }
}
