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
  void onlyTheKeysOwnSignatureOfTheMessageIsVerified() throws Exception {
    KeyPair keys = keys("secp256r1");
    KeyPair others = keys("secp256r1");
    byte[] signature = Signatures.sign(keys.getPrivate(), MESSAGE);
    byte[] changed = signature.clone();
    changed[changed.length - 1] ^= 1;
    assertThat(Signatures.verify(keys.getPublic(), MESSAGE, signature)).isTrue();
    assertThat(Signatures.verify(others.getPublic(), MESSAGE, signature)).isFalse();
    for (byte[] signed : new byte[][] {changed, {}, {0x30, 0}}) {
      assertThat(Signatures.verify(keys.getPublic(), MESSAGE, signed)).isFalse();
    }
  }
}
