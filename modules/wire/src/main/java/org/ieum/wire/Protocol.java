package org.ieum.wire;

import org.ieum.federation.Release;

/** Versions that two ends compare before anything else. */
public final class Protocol {
  /** Rises when a message changes its meaning; both ends must agree. */
  public static final int VERSION = 2;

  /** This software's name and version. */
  public static final String SOFTWARE = Release.NAME + " " + Release.VERSION;

  /** Largest message in bytes: a vector of a million two-limb numbers with room to spare. */
  public static final int LARGEST_MESSAGE = 64 << 20;

  private Protocol() {}
}
