package org.ieum.federation.vector;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A named run of numbers of one kind, as a query declares it: what they are, whose, what each is
 * about, and how much one patient can do to them. Its length is its owner's runs times its labels.
 * Immutable.
 *
 * <p>The bound of a number limits the absolute value that one record adds; it sets the public
 * scale. The sensitivity limits the Euclidean norm of the change of all the field's numbers when
 * one patient is added or taken away; noise is measured by it.
 */
public final class Field {
  /** What the numbers of a field are. */
  public enum Kind {
    /** Records or persons. */
    COUNT,
    /** A sum over records of something real. */
    SUM,
    /** A sum over records of products z·zᵀ, the packed upper triangle by rows. */
    CURVATURE,
    /** Counts or sums of the records at or above each of ascending values. */
    CUMULATIVE,
    /** Counts or sums by cell; a record is in few of the cells. */
    CELL
  }

  private final String name;
  private final String meaning;
  private final Kind kind;
  private final Owner owner;
  private final Labels labels;
  private final double[] bounds;
  private final OptionalDouble sensitivity;
  private final Release release;

  private Field(
      String name,
      String meaning,
      Kind kind,
      Owner owner,
      Labels labels,
      double[] bounds,
      OptionalDouble sensitivity,
      Release release) {
    if (name.isBlank() || bounds.length != labels.size()) {
      throw new IllegalArgumentException(
          "field " + name + ": " + bounds.length + " bounds, " + labels.size() + " labels");
    }
    for (double b : bounds) {
      if (!(b > 0) || Double.isInfinite(b)) {
        throw new IllegalArgumentException(
            "field " + name + " has a bound that is not positive and finite");
      }
    }
    this.name = name;
    this.meaning = meaning;
    this.kind = kind;
    this.owner = owner;
    this.labels = labels;
    this.bounds = bounds;
    this.sensitivity = sensitivity;
    this.release = release;
  }

  /**
   * A field of all sites' records whose sensitivity follows from its bounds.
   *
   * @param meaning what one of the numbers is, in a few words
   * @param bounds one a label, or a single one for all
   */
  public static Field of(Kind kind, String name, String meaning, Labels labels, double... bounds) {
    double[] all = bounds.clone();
    if (bounds.length == 1 && labels.size() != 1) {
      all = new double[labels.size()];
      Arrays.fill(all, bounds[0]);
    }
    OptionalDouble norm = norm(all, all.length);
    return new Field(name, meaning, kind, new Owner.All(), labels, all, norm, Release.WHOLE);
  }

  /** A field of counts, to each of which one record adds 1 at most. */
  public static Field count(String name, String meaning, Labels labels) {
    return of(Kind.COUNT, name, meaning, labels, 1);
  }

  /** A field of sums. */
  public static Field sum(String name, String meaning, Labels labels, double... bounds) {
    return of(Kind.SUM, name, meaning, labels, bounds);
  }

  /** The norm of so many of the bounds, the greatest ones. */
  private static OptionalDouble norm(double[] bounds, int most) {
    double[] sorted = bounds;
    if (most < bounds.length) {
      sorted = bounds.clone();
      Arrays.sort(sorted);
    }
    double squares = 0;
    for (int i = Math.max(0, sorted.length - most); i < sorted.length; i++) {
      squares += sorted[i] * sorted[i];
    }
    return OptionalDouble.of(Math.sqrt(squares));
  }

  /** The same numbers under another name. */
  public Field named(String other) {
    return new Field(other, meaning, kind, owner, labels, bounds, sensitivity, release);
  }

  /** The same numbers for another owner: repeated for each site, or of one site alone. */
  public Field ownedBy(Owner other) {
    return new Field(name, meaning, kind, other, labels, bounds, sensitivity, release);
  }

  /** The same, of which one patient moves so many numbers at most. */
  public Field movedInAtMost(int numbers) {
    return withNorm(norm(bounds, numbers));
  }

  /** The same, with a sensitivity that does not follow from the bounds. */
  public Field withSensitivity(double norm) {
    return withNorm(OptionalDouble.of(norm));
  }

  /** The same, with no limit to what one patient changes, so that no noise can cover it. */
  public Field withoutSensitivity() {
    return withNorm(OptionalDouble.empty());
  }

  private Field withNorm(OptionalDouble norm) {
    return new Field(name, meaning, kind, owner, labels, bounds, norm, release);
  }

  /**
   * The same, of which a site tells multiples of 2^exponent alone: it rounds its whole sum once,
   * before that is masked.
   */
  public Field roundedTo(int exponent) {
    return with(new Release(OptionalInt.of(exponent), release.cellSize()));
  }

  /** The same, of which a site says nothing about cells that are too small. */
  public Field withheldBelow(CellSize size) {
    return with(new Release(release.resolution(), Optional.of(size)));
  }

  private Field with(Release other) {
    return new Field(name, meaning, kind, owner, labels, bounds, sensitivity, other);
  }

  /** The same numbers as part of a bundle. */
  Field within(String prefix) {
    return named(prefix + name).with(release.under(prefix));
  }

  /** What a site tells of its own sum. */
  public Release release() {
    return release;
  }

  /** The name within the answer: {@code records}, or {@code 2.records} in a bundle. */
  public String name() {
    return name;
  }

  /** The name within its query, whatever bundle that travels in. */
  public String ownName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** What one of the numbers is, in a few words. */
  public String meaning() {
    return meaning;
  }

  public Kind kind() {
    return kind;
  }

  public Owner owner() {
    return owner;
  }

  /** What the numbers of a run are about. */
  public Labels labels() {
    return labels;
  }

  /** Numbers in the field. */
  public int length() {
    return owner.runs() * labels.size();
  }

  /** The site that a number is about; empty where it is about no single one. */
  public OptionalInt site(int index) {
    return owner.site(index / labels.size());
  }

  /** What a number is about; empty where the field's name says it. */
  public String label(int index) {
    return labels.at(index % labels.size());
  }

  /** Bound on the absolute value that one record adds to a number. */
  public double bound(int index) {
    return bounds[index % bounds.length];
  }

  /** Greatest Euclidean norm of one patient's change; empty where noise is to be refused. */
  public OptionalDouble sensitivity() {
    return sensitivity;
  }

  @Override
  public String toString() {
    return name + "[" + length() + "]";
  }
}
