package org.ieum.wire;

/** Versions that two ends compare before anything else. */
public final class Protocol {
  /** Rises when a message changes its meaning; both ends must agree. */
  public static final int VERSION = 1;

  /** This software's name and version. */
  public static final String SOFTWARE = "ieum 0.1.0";

  /** Seconds between heartbeats of a site's stream. */
  public static final int HEARTBEAT_SECONDS = 5;

  /** A stream without any message for this long is taken for dead. */
  public static final int SILENCE_SECONDS = 4 * HEARTBEAT_SECONDS;

  /** Largest message in bytes: a vector of a million two-limb numbers with room to spare. */
  public static final int LARGEST_MESSAGE = 64 << 20;

  private Protocol() {}
}
