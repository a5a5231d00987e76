package org.ieum.securesum;

/** Signs with the private key of the site's certificate, which lives elsewhere. */
@FunctionalInterface
public interface Signer {
  byte[] sign(byte[] message);
}
