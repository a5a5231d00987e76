package org.ieum.spark.omop.quality;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Who is in the table person, with birth and death: 16 bytes a person, sent to every task. */
final class KnownPersons implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A date of birth, as yyyymmdd, that nothing lies before. */
  static final int NEVER = Integer.MIN_VALUE;

  /** A day of death that nothing lies after. */
  static final int ALIVE = Integer.MAX_VALUE;

  private final long[] ids;
  private final int[] births;
  private final int[] deaths;

  private KnownPersons(int persons) {
    ids = new long[persons];
    births = new int[persons];
    deaths = new int[persons];
  }

  /** Of parts that have no person in common. */
  static KnownPersons of(List<PersonPass.Part> parts) {
    int persons = parts.stream().mapToInt(p -> p.ids().length).sum();
    KnownPersons all = new KnownPersons(persons);
    int next = 0;
    for (PersonPass.Part part : parts) {
      System.arraycopy(part.ids(), 0, all.ids, next, part.ids().length);
      next += part.ids().length;
    }
    Arrays.sort(all.ids);
    for (PersonPass.Part part : parts) {
      for (int i = 0; i < part.ids().length; i++) {
        int at = all.place(part.ids()[i]);
        all.births[at] = part.births()[i];
        all.deaths[at] = part.deaths()[i];
      }
    }
    return all;
  }

  /** Negative for who is none of them. */
  int place(long id) {
    return Arrays.binarySearch(ids, id);
  }

  /** As yyyymmdd, at the earliest that the row allows. */
  int birth(int place) {
    return births[place];
  }

  /** Days since 1970-01-01. */
  int death(int place) {
    return deaths[place];
  }
}
