package org.ieum.federation.vector;

import java.util.OptionalInt;

/** Whose records the numbers of a field are about. */
public sealed interface Owner {
  /** Runs of equal length that the field falls into. */
  int runs();

  /** Index, among the study's sites, of the one that a run is about; empty where it is no one's. */
  OptionalInt site(int run);

  /** The records of all sites together. */
  record All() implements Owner {
    @Override
    public int runs() {
      return 1;
    }

    @Override
    public OptionalInt site(int run) {
      return OptionalInt.empty();
    }
  }

  /** The records of one site; all others send zeros. */
  record One(int index) implements Owner {
    @Override
    public int runs() {
      return 1;
    }

    @Override
    public OptionalInt site(int run) {
      return OptionalInt.of(index);
    }
  }

  /**
   * Each site's records apart, in the order of the study's sites; a site fills its own run alone.
   */
  record Each(int sites) implements Owner {
    @Override
    public int runs() {
      return sites;
    }

    @Override
    public OptionalInt site(int run) {
      return OptionalInt.of(run);
    }
  }
}
