package org.ieum.federation.model;

/**
 * What sites with too small a part of some records kept to themselves, so that figures are without
 * it: {@link org.ieum.federation.query.LeastPart}.
 *
 * @param sites how many
 * @param records theirs, which each site rounded to 5
 * @param events of these with the outcome, rounded likewise
 */
public record Withheld(long sites, long records, long events) {
  /** Nothing. */
  public static Withheld none() {
    return new Withheld(0, 0, 0);
  }
}
