package org.ieum.federation;

/** The release of Ieum that this is. */
public final class Release {
  /** Its version, which is its build's. */
  public static final String VERSION = "0.2.0";

  private Release() {}
}
