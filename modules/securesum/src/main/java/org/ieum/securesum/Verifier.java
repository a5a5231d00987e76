package org.ieum.securesum;

/**
 * Checks signatures against the pinned certificates of the study's sites. Must be false for a site
 * it does not know.
 */
@FunctionalInterface
public interface Verifier {
  boolean verify(SiteName site, byte[] message, byte[] signature);
}
