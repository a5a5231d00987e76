package org.ieum.federation.study;

/**
 * How the model is judged.
 *
 * @param bins bins of the score histogram, equal on the logit scale
 * @param logitRange the histogram covers logits from −range to range, with the rest in the end bins
 * @param bySite ask for each site's own figures as well; a site sends zeros unless its policy
 *     consents
 * @param siteBins bins of a site's own histogram
 */
public record EvaluationSpec(int bins, double logitRange, boolean bySite, int siteBins) {
  public EvaluationSpec {
    if (bins < 10 || bins > 20_000 || siteBins < 10 || siteBins > 20_000) {
      throw new IllegalArgumentException("evaluation: expected 10 to 20000 bins");
    }
    if (!(logitRange > 0 && logitRange <= 40)) {
      throw new IllegalArgumentException("evaluation: expected a logit range above 0 and up to 40");
    }
  }

  public static EvaluationSpec standard() {
    return new EvaluationSpec(2000, 12, false, 100);
  }
}
