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

  /** The same by the number of sites. */
  public Length length() {
    Length one =
        shape.fields().stream().map(PlannedPart::length).reduce(new Length(0, 0, 0), Length::plus);
    return eachSite ? one.forEachSite() : one;
  }

  /** Numbers of a field by the number of sites. */
  public static Length length(Field field) {
    int labels = field.labels().size();
    return field.owner() instanceof Owner.Each
        ? new Length(0, labels, 0)
        : new Length(labels, 0, 0);
  }
}
