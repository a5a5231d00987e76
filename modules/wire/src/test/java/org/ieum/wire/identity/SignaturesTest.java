package org.ieum.wire.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;

class SignaturesTest {
  private static final byte[] MESSAGE = "a commitment".getBytes(UTF_8);

  private static KeyPair keys(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(Signatures.KEY);
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  @Test
  void theFastVerificationAgreesWithTheJdks() throws Exception {
    for (int i = 0; i < 20; i++) {
      KeyPair keys = keys("secp256r1");
      KeyPair others = keys("secp256r1");
      byte[] message = {(byte) i, 1, 2};
      byte[] signature = Signatures.sign(keys.getPrivate(), message);
      byte[] changed = signature.clone();
      changed[changed.length - 1 - i] ^= 1;
      for (byte[] signed : new byte[][] {signature, changed, {}, {0x30, 0}}) {
        for (KeyPair pair : new KeyPair[] {keys, others}) {
          assertThat(Signatures.verify(pair.getPublic(), message, signed))
              .isEqualTo(Signatures.verify(Signatures.SIGNATURE, pair.getPublic(), message, signed))
              .isEqualTo(pair == keys && signed == signature);
        }
      }
    }
  }

  @Test
  void aKeyOfAnotherCurveIsVerifiedByTheJdk() throws Exception {
    KeyPair keys = keys("secp384r1");
    byte[] signature = Signatures.sign(keys.getPrivate(), MESSAGE);
    assertThat(Signatures.verify(keys.getPublic(), MESSAGE, signature)).isTrue();
    assertThat(Signatures.verify(keys("secp256r1").getPublic(), MESSAGE, signature)).isFalse();
  }
}
