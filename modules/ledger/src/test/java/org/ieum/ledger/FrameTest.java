package org.ieum.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameTest {
  private static final Frame.Header HEADER = new Frame.Header(Hash.emptyRoot(), "st", 3, 258);
  private static final byte[] PAYLOAD = "payload".getBytes(UTF_8);

  @Test
  void hasExactlyTheseBytes() {
    byte[] encoded = Frame.of(HEADER, PAYLOAD, new SecureRandom()).encode();
    assertThat(HexFormat.of().formatHex(encoded, 32, encoded.length))
        .isEqualTo(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" // query
                + "00027374" // study
                + "0000000000000003" // round
                + "0000000000000102" // sequence
                + "00000007" // length
                + "7061796c6f6164"); // payload
  }

  @Test
  void readsBack() {
    Frame frame = Frame.of(HEADER, PAYLOAD, new SecureRandom());
    Frame read = Frame.decode(frame.encode());
    assertThat(read).isEqualTo(frame);
    assertThat(read.header()).isEqualTo(HEADER);
    assertThat(read.payload()).isEqualTo(PAYLOAD);
  }

  @Test
  void twoFramesOfOnePayloadHaveDifferentHashes() {
    SecureRandom random = new SecureRandom();
    assertThat(FrameRef.of(Frame.of(HEADER, PAYLOAD, random).encode()))
        .isNotEqualTo(FrameRef.of(Frame.of(HEADER, PAYLOAD, random).encode()));
  }

  @Test
  void refusesEveryTruncationAndExtraBytes() {
    byte[] encoded = Frame.of(HEADER, PAYLOAD, new SecureRandom()).encode();
    for (int length = 0; length <= encoded.length + 1; length++) {
      byte[] other = Arrays.copyOf(encoded, length);
      if (length != encoded.length) {
        assertThatThrownBy(() -> Frame.decode(other))
            .isInstanceOfSatisfying(
                LedgerException.class,
                e -> assertThat(e.code()).isEqualTo(LedgerException.Code.FRAME_CORRUPT));
      }
    }
  }

  @Test
  void aStoredFrameIsCheckedAtEveryRead(@TempDir Path dir) throws Exception {
    try (Ledger ledger = Ledgers.open(dir)) {
      FrameRef ref = ledger.store(PAYLOAD);
      Path file = dir.resolve("frames").resolve(ref.sha256().substring(0, 2)).resolve(ref.sha256());
      Files.write(file, "pay1oad".getBytes(UTF_8));
      assertThatThrownBy(() -> ledger.frames().get(ref.sha256()))
          .isInstanceOfSatisfying(
              LedgerException.class,
              e -> assertThat(e.code()).isEqualTo(LedgerException.Code.FRAME_CORRUPT))
          .hasMessageContaining(ref.sha256());
      ledger.store(PAYLOAD);
      assertThat(FrameStore.of(dir).get(ref.sha256())).as("stored again").isEqualTo(PAYLOAD);
      assertThatThrownBy(() -> ledger.frames().get(FrameRef.of(new byte[0]).sha256()))
          .isInstanceOfSatisfying(
              LedgerException.class,
              e -> assertThat(e.code()).isEqualTo(LedgerException.Code.FRAME_MISSING));
      assertThatThrownBy(() -> ledger.frames().get("../../etc/passwd"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void verifyNamesTheEntryOfAMissingAndOfAnAlteredFrame(@TempDir Path dir) throws Exception {
    byte[] first = {1};
    byte[] second = {2};
    try (Ledger ledger = Ledgers.open(dir)) {
      ledger.append(
          List.of(
              Ledgers.draft(0).withFrame(FrameRef.of(first)),
              Ledgers.draft(1).withFrame(FrameRef.of(second))),
          List.of(first, second));
    }
    LedgerFiles files = new LedgerFiles(dir);
    Files.delete(files.frame(FrameRef.of(first).sha256()));
    Files.write(files.frame(FrameRef.of(second).sha256()), first);
    assertThat(LedgerCheck.verify(dir, Ledgers.KEY.verifier()).findings())
        .extracting(Finding::code, Finding::entry)
        .containsExactly(
            tuple(Finding.Code.FRAME_MISSING, 1L), tuple(Finding.Code.FRAME_ALTERED, 2L));
  }
}
