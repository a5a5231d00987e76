package org.ieum.wire.identity;

import java.security.interfaces.ECPublicKey;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * Verifies ECDSA on P-256 with SHA-256 some five times faster than the JDK, whose arithmetic takes
 * the same time whatever the numbers are. A verification has no secret to hide; signing has one and
 * stays with the JDK. Every party verifies every site's commitment in every round.
 */
final class FastEcdsa {
  private static final ECDomainParameters P256 =
      new ECDomainParameters(CustomNamedCurves.getByName("P-256"));

  private FastEcdsa() {}

  /** Whether the key is on this curve. */
  static boolean takes(ECPublicKey key) {
    return key.getParams().getOrder().equals(P256.getN());
  }

  /** Whether the signature, in strict DER, is the key's; malformed ones are not. */
  static boolean verify(ECPublicKey key, byte[] message, byte[] signed) {
    DSADigestSigner verifier =
        new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), StandardDSAEncoding.INSTANCE);
    try {
      verifier.init(
          false,
          new ECPublicKeyParameters(
              P256.getCurve().createPoint(key.getW().getAffineX(), key.getW().getAffineY()), P256));
    } catch (IllegalArgumentException e) {
      // A point that is not on the curve verifies nothing.
      return false;
    }
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signed);
  }
}
