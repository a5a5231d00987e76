package org.ieum.securesum;

import java.util.List;

/**
 * The coordinator shows every member what all members committed to, and promises the sum of the
 * masked vectors.
 *
 * @param commitments one a member, in rising order
 * @param hashOfSum {@link Commitment#hash(WordVector)} of Σ y
 */
public record Commitments(int round, int attempt, List<Commitment> commitments, Bytes hashOfSum)
    implements ToSite {
  /**
   * @throws SecureSumException MALFORMED_MESSAGE or DUPLICATE_SITE
   */
  public Commitments {
    Shape.attempt(round, attempt);
    commitments = List.copyOf(commitments);
    Shape.rising("Commitments", commitments.stream().map(Commitment::site).toList());
    Shape.digest("hash of sum", hashOfSum);
  }

  /**
   * Refuses anything but one validly signed commitment of each member under this context.
   *
   * @param own the verifying site's, which it need not verify where it stands here as it was made
   */
  void verify(RoundContext context, Verifier verifier, Commitment own) {
    List<SiteName> members = context.opened().members();
    List<SiteName> found = commitments.stream().map(Commitment::site).toList();
    if (!found.equals(members)) {
      throw Refusal.malformed(
          "Commitments", "those of the members " + members, "those of " + found);
    }
    Bytes digest = context.digest();
    for (Commitment commitment : commitments) {
      if (!commitment.equals(own)) {
        commitment.verify(digest, verifier);
      }
    }
  }
}
