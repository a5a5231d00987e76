package org.ieum.federation.study;

/**
 * What the log-likelihood is penalised by.
 *
 * @param ridge λ of the penalty n·λ/2·Σβ² on standardised covariates, the intercept free (the scale
 *     of MLlib's and glmnet's λ); 0 for none
 * @param firth Jeffreys' prior, ½·log|I(β)| added (Firth 1993): removes the first-order bias of
 *     maximum likelihood, and its maximum is finite where covariates separate the outcome
 */
public record Penalty(double ridge, boolean firth) {
  public static final Penalty NONE = new Penalty(0, false);

  public static final Penalty FIRTH = new Penalty(0, true);

  public Penalty {
    if (!(ridge >= 0) || Double.isInfinite(ridge)) {
      throw new IllegalArgumentException(
          "model: expected a finite ridge of 0 or more, found " + ridge);
    }
    if (firth && ridge > 0) {
      throw new IllegalArgumentException(
          "model: expected one penalty, found Firth's and a ridge; leave out one of the two");
    }
  }

  public static Penalty ridge(double lambda) {
    return new Penalty(lambda, false);
  }

  /** Whether there is any. */
  public boolean present() {
    return firth || ridge > 0;
  }
}
