package org.ieum.federation;

/** What this software calls itself in messages, pages and files. */
public final class Software {
  public static final String NAME = "ieum";

  /** The release, as in the POMs. */
  public static final String VERSION = "0.1.0";

  private Software() {}
}
