package org.ieum.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.securesum.Bytes;
import org.ieum.securesum.Commitment;
import org.ieum.securesum.Commitments;
import org.ieum.securesum.MaskedVector;
import org.ieum.securesum.RoundOpened;
import org.ieum.securesum.RoundRevealed;
import org.ieum.securesum.Scales;
import org.ieum.securesum.Seed;
import org.ieum.securesum.SeedReleased;
import org.ieum.securesum.SiteName;
import org.ieum.securesum.SiteSeed;
import org.ieum.securesum.WordVector;
import org.junit.jupiter.api.Test;

class SumCodecTest {
  private static final String STUDY = "ab".repeat(32);
  private static final SiteName BOSTON = new SiteName("boston");
  private static final SiteName SEOUL = new SiteName("seoul");
  private static final Bytes HASH = Bytes.of(new byte[32]);
  private static final Bytes SIGNATURE = Bytes.of(new byte[] {1, 2, 3});
  private static final Seed SEED = new Seed(Bytes.of(new byte[32]));

  @Test
  void everyMessageComesBackAsItWas() {
    RoundOpened opened =
        new RoundOpened(3, 1, List.of(BOSTON, SEOUL), SIGNATURE, 2, 2, Scales.of(-7, 99));
    assertThat(SumCodec.fromWire(SumCodec.toWire(STUDY, opened))).isEqualTo(opened);

    WordVector words = WordVector.of(2, new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE, 0});
    MaskedVector masked = new MaskedVector(SEOUL, 3, 1, words, HASH, SIGNATURE);
    assertThat(SumCodec.fromWire("seoul", 2, SumCodec.toWire(STUDY, masked))).isEqualTo(masked);

    Commitments commitments =
        new Commitments(3, 1, List.of(new Commitment(SEOUL, HASH, HASH, SIGNATURE)), HASH);
    assertThat(SumCodec.fromWire(SumCodec.toWire(STUDY, commitments))).isEqualTo(commitments);

    SeedReleased seed = new SeedReleased(SEOUL, 3, 1, SEED);
    assertThat(SumCodec.fromWire("seoul", SumCodec.toWire(STUDY, seed))).isEqualTo(seed);

    RoundRevealed revealed = new RoundRevealed(3, 1, words, List.of(new SiteSeed(SEOUL, SEED)));
    assertThat(SumCodec.fromWire(2, SumCodec.toWire(STUDY, revealed))).isEqualTo(revealed);
  }

  @Test
  void goldenBytesOfASeed() {
    String golden =
        "0a20" + "ab".repeat(32) // study
            + "1003" // round
            + "1801" // attempt
            + "2220" + "00".repeat(32); // seed
    byte[] bytes = SumCodec.toWire(STUDY, new SeedReleased(SEOUL, 3, 1, SEED)).toByteArray();
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(golden);
  }

  @Test
  void goldenBytesOfAMaskedVector() {
    MaskedVector masked =
        new MaskedVector(SEOUL, 1, 1, WordVector.of(1, new long[] {1, -2}), HASH, SIGNATURE);
    String golden =
        "0a20" + "ab".repeat(32) // study
            + "1001" // round
            + "1801" // attempt
            + "2210" + "0100000000000000" + "feffffffffffffff" // words, little-endian
            + "2a20" + "00".repeat(32) // hash of the seed
            + "3203" + "010203"; // signature
    assertThat(HexFormat.of().formatHex(SumCodec.toWire(STUDY, masked).toByteArray()))
        .isEqualTo(golden);
  }

  @Test
  void refusesWordsThatAreNotWhole() {
    org.ieum.wire.v1.MaskedVector torn =
        org.ieum.wire.v1.MaskedVector.newBuilder()
            .setRound(1)
            .setAttempt(1)
            .setWords(ByteString.copyFrom(new byte[9]))
            .build();
    assertThatExceptionOfType(IeumException.class)
        .isThrownBy(() -> SumCodec.fromWire("seoul", 1, torn))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PROTOCOL_VIOLATION));
  }
}
