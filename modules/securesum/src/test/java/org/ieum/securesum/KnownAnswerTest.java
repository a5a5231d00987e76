package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published vectors of RFC 5869, RFC 7748 and NIST SP 800-38A. */
class KnownAnswerTest {
  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static String hex(byte[] content) {
    return HexFormat.of().formatHex(content);
  }

  private static byte[] rising(int from, int count) {
    byte[] result = new byte[count];
    for (int i = 0; i < count; i++) {
      result[i] = (byte) (from + i);
    }
    return result;
  }

  @Test
  void hkdfGivesRfc5869CaseA1() {
    byte[] key = Hkdf.extract(rising(0, 13), hex("0b".repeat(22)));
    assertThat(hex(key))
        .isEqualTo("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
    assertThat(hex(Hkdf.expand(key, rising(0xf0, 10), 42)))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  }

  @Test
  void hkdfGivesRfc5869CaseA2() {
    byte[] key = Hkdf.extract(rising(0x60, 80), rising(0, 80));
    assertThat(hex(key))
        .isEqualTo("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244");
    assertThat(hex(Hkdf.expand(key, rising(0xb0, 80), 82)))
        .isEqualTo(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
  }

  @Test
  void hkdfGivesRfc5869CaseA3() {
    byte[] key = Hkdf.extract(new byte[0], hex("0b".repeat(22)));
    assertThat(hex(key))
        .isEqualTo("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
    assertThat(hex(Hkdf.expand(key, new byte[0], 42)))
        .isEqualTo(
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
  }

  @ParameterizedTest
  @CsvSource({
    "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
        + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
        + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
    "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
        + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493,"
        + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
  })
  void x25519GivesRfc7748Section52(String scalar, String point, String secret) {
    assertThat(hex(X25519.agree(hex(scalar), hex(point)).orElseThrow())).isEqualTo(secret);
  }

  @Test
  void x25519IteratesAsInRfc7748() {
    byte[] scalar = new byte[32];
    scalar[0] = 9;
    byte[] point = scalar.clone();
    for (int i = 0; i < 1000; i++) {
      byte[] next = X25519.agree(scalar, point).orElseThrow();
      point = scalar;
      scalar = next;
      if (i == 0) {
        assertThat(hex(next))
            .isEqualTo("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079");
      }
    }
    assertThat(hex(scalar))
        .isEqualTo("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51");
  }

  @Test
  void studyKeysAgreeAsInRfc7748Section61() {
    StudyKey alice =
        StudyKey.decode(hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
    StudyKey bob =
        StudyKey.decode(hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
    assertThat(alice.publicKey().toHex())
        .isEqualTo("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    assertThat(bob.publicKey().toHex())
        .isEqualTo("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    String secret = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
    assertThat(hex(X25519.agree(alice.scalar(), bob.publicKey().view()).orElseThrow()))
        .isEqualTo(secret);
    assertThat(hex(X25519.agree(bob.scalar(), alice.publicKey().view()).orElseThrow()))
        .isEqualTo(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"
      })
  void x25519GivesNoSecretForPointsOfLowOrder(String point) {
    assertThat(X25519.agree(rising(1, 32), hex(point))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, true",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, false",
    "0900000000000000000000000000000000000000000000000000000000000080, false"
  })
  void x25519KnowsTheOneEncodingOfACoordinate(String point, boolean canonical) {
    assertThat(X25519.isCanonical(hex(point))).isEqualTo(canonical);
  }

  @Test
  void aesCounterModeGivesSp80038aSectionF55() throws GeneralSecurityException {
    byte[] key = hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
    byte[] text =
        hex(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
    assertThat(hex(MaskStream.cipher(key, rising(0xf0, 16)).doFinal(text)))
        .isEqualTo(
            "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6");
  }

  @Test
  void masksAreTheKeyStreamReadAsLittleEndianWords() {
    long[] words = new long[4];
    MaskStream.apply(words, 1, rising(0, 32), false);
    assertThat(words)
        .containsExactly(
            0xd09f492ab60090f2L, 0x80772edd6a9af3a9L, 0xe59fb94aae765df0L, 0x3d36c248319bf6a6L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4095, 4096, 4097, 12_290})
  void masksDoNotDependOnTheChunkAndSubtractAway(int length) throws GeneralSecurityException {
    byte[] key = rising(3, 32);
    byte[] stream = MaskStream.cipher(key, new byte[16]).doFinal(new byte[8 * length]);
    long[] expected = new long[length];
    java.nio.ByteBuffer.wrap(stream)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(expected);
    long[] words = new long[length];
    MaskStream.apply(words, 1, key, false);
    assertThat(words).isEqualTo(expected);
    MaskStream.apply(words, 1, key, true);
    assertThat(Arrays.stream(words).allMatch(word -> word == 0)).isTrue();
  }
}
