package org.ieum.federation;

/** The release of Ieum that this is. */
public final class Release {
  /** Its version; one that ends in {@code -dev} is on the way to that release. */
  public static final String VERSION = "0.2.0-dev";

  private Release() {}
}
