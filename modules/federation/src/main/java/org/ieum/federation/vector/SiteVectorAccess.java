package org.ieum.federation.vector;

/**
 * The capability to read a site's own vector before it is masked. The architecture test lists the
 * few classes that may hold it.
 */
public final class SiteVectorAccess {
  private static final SiteVectorAccess INSTANCE = new SiteVectorAccess();

  private SiteVectorAccess() {}

  public static SiteVectorAccess get() {
    return INSTANCE;
  }
}
