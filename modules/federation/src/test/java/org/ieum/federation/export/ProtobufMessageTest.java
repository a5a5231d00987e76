package org.ieum.federation.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of protobuf's page on its encoding, and the ends of a varint's range. */
class ProtobufMessageTest {
  private static String hex(ProtobufMessage message) {
    return HexFormat.of().formatHex(message.toBytes());
  }

  @Test
  void writesIntegersInSevensTheLowestFirst() {
    assertThat(hex(new ProtobufMessage().add(1, 150))).isEqualTo("089601");
    assertThat(hex(new ProtobufMessage().add(1, 0))).isEqualTo("0800");
    assertThat(hex(new ProtobufMessage().add(1, 127))).isEqualTo("087f");
    assertThat(hex(new ProtobufMessage().add(1, 128))).isEqualTo("088001");
    assertThat(hex(new ProtobufMessage().add(1, -2))).isEqualTo("08feffffffffffffffff01");
  }

  @Test
  void writesTextsAndMessagesWithTheirLength() {
    assertThat(hex(new ProtobufMessage().add(2, "testing"))).isEqualTo("120774657374696e67");
    assertThat(hex(new ProtobufMessage().add(3, new ProtobufMessage().add(1, 150))))
        .isEqualTo("1a03089601");
    assertThat(hex(new ProtobufMessage().add(2, "혈"))).isEqualTo("1203ed9888");
  }

  @Test
  void aFieldAboveFifteenHasAKeyOfTwoBytes() {
    assertThat(hex(new ProtobufMessage().add(20, 2))).isEqualTo("a00102");
  }
}
