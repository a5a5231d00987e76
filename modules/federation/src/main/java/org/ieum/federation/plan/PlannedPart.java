package org.ieum.federation.plan;

import org.ieum.federation.vector.Field;
import org.ieum.federation.vector.Owner;
import org.ieum.federation.vector.Shape;

/**
 * A kind of question that travels in a round.
 *
 * @param kind what is asked, in a few words
 * @param shape of the longest answer to one such question
 * @param eachSite whether it is asked once about each site, {@code copies} being their number
 * @param copies how many such questions a round holds at most
 * @param repeats in how many rounds at most
 */
public record PlannedPart(String kind, Shape shape, boolean eachSite, int copies, Repeats repeats) {
  /** Numbers of a round that answer such questions, at most. */
  public int numbers() {
    return copies * shape.length();
  }

  /** Numbers of one question that do not depend on the number of sites. */
  public int fixedNumbers() {
    return shape.length() - perSite() * sites();
  }

  /** Numbers of one question that each site of the study adds. */
  public int perSite() {
    return shape.fields().stream()
        .filter(f -> f.owner() instanceof Owner.Each)
        .mapToInt(f -> f.labels().size())
        .sum();
  }

  private int sites() {
    return shape.fields().stream()
        .map(Field::owner)
        .filter(o -> o instanceof Owner.Each)
        .mapToInt(Owner::runs)
        .findFirst()
        .orElse(0);
  }
}
