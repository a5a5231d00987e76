package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every digest, vector and signature of a round equals what an independent program computed from
 * PROTOCOL.md.
 */
class GoldenRoundTest {
  private static final List<SiteName> NAMES =
      List.of(new SiteName("boston"), new SiteName("seoul"), new SiteName("ulsan"));
  private static final Bytes STUDY = filled(0x11);

  private static Bytes filled(int value) {
    byte[] content = new byte[32];
    Arrays.fill(content, (byte) value);
    return Bytes.of(content);
  }

  private static Signer signer(int site) {
    return TestStudy.signer(TestStudy.certificateKey(filled(0x20 + site).toArray()));
  }

  private static StudyKey key(int site) {
    return StudyKey.decode(filled(0x30 + site).toArray());
  }

  /**
   * Real verification of these certificates is the business of other tests; here the signed bytes
   * are compared.
   */
  private static boolean verify(SiteName site, byte[] message, byte[] signature) {
    return Arrays.equals(signer(NAMES.indexOf(site)).sign(message), signature);
  }

  private static WordVector vector(int limbs, String... numbers) {
    long[] words = new long[numbers.length * limbs];
    for (int i = 0; i < numbers.length; i++) {
      for (int limb = 0; limb < limbs; limb++) {
        words[i * limbs + limb] = new BigInteger(numbers[i]).shiftRight(64 * limb).longValue();
      }
    }
    return WordVector.of(limbs, words);
  }

  private static String hex(WordVector vector) {
    long[] words = vector.toWords();
    ByteBuffer buffer = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asLongBuffer().put(words);
    return HexFormat.of().formatHex(buffer.array());
  }

  @Test
  void oneLimb() throws IOException {
    check(
        Scales.of(40, 41, -3),
        vector(1, "5", "-7", "1152921504606846976"),
        vector(1, "1", "2", "3"),
        vector(1, "-2305843009213693952", "0", "-1"));
  }

  @Test
  void twoLimbs() throws IOException {
    check(
        Scales.of(90, 12),
        vector(2, BigInteger.TWO.pow(100).add(BigInteger.ONE).toString(), "-1"),
        vector(2, BigInteger.TWO.pow(125).negate().toString(), "18446744073709551615"),
        vector(2, "7", "-18446744073709551616"));
  }

  private static void check(Scales scales, WordVector... plain) throws IOException {
    int limbs = plain[0].limbs();
    Properties golden = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            GoldenRoundTest.class.getResourceAsStream("/golden-round.properties"))) {
      golden.load(in);
    }
    String prefix = "limbs" + limbs + ".";
    List<SignedStudyKey> signed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      signed.add(key(i).signed(STUDY, NAMES.get(i), signer(i)));
    }
    StudyKeys keys =
        StudyKeys.verified(
            new StudyTerms(STUDY, new TreeSet<>(NAMES), 0), signed, GoldenRoundTest::verify);
    Bytes query = Bytes.of("query bytes".getBytes(StandardCharsets.US_ASCII));
    RoundOpened opened = new RoundOpened(4, 2, NAMES, query, plain[0].length(), limbs, scales);
    assertThat(keys.transcript().toHex()).isEqualTo(golden.getProperty(prefix + "transcript"));
    assertThat(new RoundContext(keys.transcript(), opened).digest().toHex())
        .isEqualTo(golden.getProperty(prefix + "context"));
    WordVector sum = WordVector.zero(limbs, plain[0].length());
    for (int i = 0; i < 3; i++) {
      SiteParty party =
          new SiteParty(keys.agree(NAMES.get(i), key(i)), signer(i), GoldenRoundTest::verify);
      Answering answering = new Answering(party, new RoundContext(keys.transcript(), opened));
      Answered answered = new Answered(4, plain[i], new Seed(filled(0x50 + i)));
      MaskedVector masked = (MaskedVector) answering.on(answered).send().get(0);
      String site = prefix + NAMES.get(i) + ".";
      assertThat(hex(masked.words())).isEqualTo(golden.getProperty(site + "vector"));
      assertThat(masked.commitment().hashVector().toHex())
          .isEqualTo(golden.getProperty(site + "hashVector"));
      assertThat(masked.hashSeed().toHex()).isEqualTo(golden.getProperty(site + "hashSeed"));
      assertThat(masked.signature().toHex()).isEqualTo(golden.getProperty(site + "signature"));
      sum = sum.plus(masked.words());
    }
    assertThat(Commitment.hash(sum).toHex()).isEqualTo(golden.getProperty(prefix + "hashOfSum"));
  }
}
