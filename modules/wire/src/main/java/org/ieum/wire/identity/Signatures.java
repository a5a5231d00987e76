package org.ieum.wire.identity;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signatures of the parties' certificate keys: ECDSA on P-256 with SHA-256, DER-encoded. */
final class Signatures {
  static final String KEY = "EC";
  static final String SIGNATURE = "SHA256withECDSA";

  private Signatures() {}

  static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(SIGNATURE);
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  static boolean verify(PublicKey key, byte[] message, byte[] signed) {
    return verify(SIGNATURE, key, message, signed);
  }

  static boolean verify(String algorithm, PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // Malformed signatures and keys of another kind throw; both verify nothing.
      return false;
    }
  }
}
