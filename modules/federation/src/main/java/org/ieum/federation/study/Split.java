package org.ieum.federation.study;

/**
 * The deterministic hold-out: a patient is held out when a keyed hash of the patient's id falls
 * below the percentage.
 *
 * @param holdoutPercent 0 to 90; with 0 the model is judged on the records that trained it
 * @param salt public key of the hash
 */
public record Split(int holdoutPercent, String salt) {
  public Split {
    if (holdoutPercent < 0 || holdoutPercent > 90) {
      throw new IllegalArgumentException(
          "split: expected a hold-out of 0 to 90 percent, found " + holdoutPercent);
    }
  }

  /** Whether this patient is held out; for many patients, take the {@link #rule()} once. */
  public boolean heldOut(String personId) {
    return rule().heldOut(personId);
  }

  /** The rule with its key derived. */
  public HoldOut rule() {
    return new HoldOut(holdoutPercent, salt);
  }
}
