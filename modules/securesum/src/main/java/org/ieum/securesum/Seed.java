package org.ieum.securesum;

import java.security.SecureRandom;

/**
 * The 32 secret bytes that blind one site's vector in one attempt until their release. Never use
 * one twice.
 */
public record Seed(Bytes bytes) {
  public static final int SIZE = 32;

  /**
   * @throws SecureSumException MALFORMED_MESSAGE unless there are 32 bytes
   */
  public Seed {
    Shape.size("seed", SIZE, bytes);
  }

  public static Seed fresh(SecureRandom random) {
    byte[] content = new byte[SIZE];
    random.nextBytes(content);
    return new Seed(Bytes.owning(content));
  }

  @Override
  public String toString() {
    return "Seed[secret]";
  }
}
