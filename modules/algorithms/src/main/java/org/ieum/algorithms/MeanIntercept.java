package org.ieum.algorithms;

import org.ieum.federation.linear.Packed;
import org.ieum.federation.linear.SymmetricMatrix;

/**
 * The one intercept that a model with site intercepts is exported with: ᾱ = Σ (n_k/n) α_k.
 *
 * <p>With S the (penalised) profile information of the slopes and h_k = I_βα,k / I_αα,k, the block
 * inverse of the joint information gives Cov(α_k, β) = −h_kᵀ S⁻¹ and Cov(α_k, α_l) = h_kᵀ S⁻¹ h_l +
 * [k = l] / I_αα,k. Hence, with h̄ = Σ (n_k/n) h_k, Cov(ᾱ, β) = −h̄ᵀ S⁻¹ and Var(ᾱ) = h̄ᵀ S⁻¹ h̄ +
 * Σ (n_k/n)² / I_αα,k: all from sums over sites.
 */
final class MeanIntercept {
  private final double mean;
  private final double ownVariance;
  private final double[] slope;
  private final SymmetricMatrix slopes;

  MeanIntercept(Likelihood at, SymmetricMatrix slopes) {
    this.mean = at.perRecord("interceptSum")[0];
    this.slope = at.perRecord("interceptInformation");
    this.ownVariance = at.perRecord("interceptVariance")[0] / at.records();
    this.slopes = slopes;
  }

  /** The intercept after a last small step of the slopes, then the slopes. */
  double[] prepend(double[] beta, double[] step) {
    double[] all = new double[beta.length + 1];
    all[0] = mean - FitColumns.dot(slope, step);
    System.arraycopy(beta, 0, all, 1, beta.length);
    return all;
  }

  /** Covariance of the intercept and the slopes. */
  SymmetricMatrix covariance() {
    int p = slope.length + 1;
    double[] cross = slopes.times(slope);
    double[] packed = new double[Packed.length(p)];
    packed[0] = FitColumns.dot(slope, cross) + ownVariance;
    for (int j = 1; j < p; j++) {
      packed[Packed.index(p, 0, j)] = -cross[j - 1];
      for (int i = 1; i <= j; i++) {
        packed[Packed.index(p, i, j)] = slopes.get(i - 1, j - 1);
      }
    }
    return SymmetricMatrix.ofPacked(p, packed);
  }
}
