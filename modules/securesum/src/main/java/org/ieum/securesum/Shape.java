package org.ieum.securesum;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The checks that message constructors share. */
final class Shape {
  private Shape() {}

  static void size(String what, int expected, Bytes found) {
    if (found.size() != expected) {
      throw Refusal.malformed(what, expected + " bytes", found.size() + " bytes");
    }
  }

  static void digest(String what, Bytes found) {
    size(what, 32, found);
  }

  static void attempt(int round, int attempt) {
    if (round < 1 || attempt < 1) {
      throw Refusal.malformed("round and attempt", "numbers from 1", round + " and " + attempt);
    }
  }

  static void vector(int length, int limbs) {
    if (length < 1 || limbs < 1 || limbs > 2 || (long) length * limbs > WordVector.MAX_WORDS) {
      throw Refusal.malformed(
          "vector",
          "1 or 2 limbs and 1 to " + WordVector.MAX_WORDS + " words",
          length + " numbers of " + limbs + " limbs");
    }
  }

  static void words(int words, int limbs) {
    if (limbs < 1 || limbs > 2 || words % limbs != 0) {
      throw Refusal.malformed(
          "vector", "1 or 2 limbs and whole numbers", words + " words of " + limbs + " limbs");
    }
    vector(words / limbs, limbs);
  }

  static void same(WordVector one, WordVector other) {
    if (!one.sameShape(other)) {
      throw Refusal.shapeMismatch(one, other);
    }
  }

  /** The names in order, refusing a repeated one. */
  static SortedSet<SiteName> distinct(String what, Collection<SiteName> names) {
    SortedSet<SiteName> sorted = new TreeSet<>();
    for (SiteName name : names) {
      if (!sorted.add(name)) {
        throw Refusal.duplicateSite(what, name);
      }
    }
    return sorted;
  }

  /** Refuses names that are not in strictly rising order; the order is part of what is hashed. */
  static void rising(String what, List<SiteName> names) {
    if (!List.copyOf(distinct(what, names)).equals(names)) {
      throw Refusal.malformed(what, "sites in rising order", "another order");
    }
  }
}
