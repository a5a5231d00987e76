package org.ieum.federation;

/** The release of Ieum that this is. */
public final class Release {
  /** What it calls itself in messages, pages and files. */
  public static final String NAME = "ieum";

  /** Its version, which is its build's. */
  public static final String VERSION = "0.2.0";

  private Release() {}
}
