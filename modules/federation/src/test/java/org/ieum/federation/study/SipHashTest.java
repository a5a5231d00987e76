package org.ieum.federation.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SipHashTest {
  /** The paper's key, bytes 00 to 0f. */
  private static final long K0 = 0x0706050403020100L;

  private static final long K1 = 0x0f0e0d0c0b0a0908L;

  @Test
  void hasThePapersValueForFifteenBytes() {
    assertThat(SipHash.hash(K0, K1, counting(15), 0, 15)).isEqualTo(0xa129ca6149be45e5L);
  }

  /** The first values of the reference implementation's vectors, messages 00, 00 01, … */
  @Test
  void hasTheReferenceValuesForShortMessages() {
    long[] expected = {
      0x726fdb47dd0e0e31L,
      0x74f839c593dc67fdL,
      0x0d6c8009d9a94f5aL,
      0x85676696d7fb7e2dL,
      0xcf2794e0277187b7L,
      0x18765564cd99a68dL,
      0xcbc9466e58fee3ceL,
      0xab0200f58b01d137L,
      0x93f5f5799a932462L
    };
    for (int length = 0; length < expected.length; length++) {
      assertThat(SipHash.hash(K0, K1, counting(length), 0, length)).isEqualTo(expected[length]);
    }
  }

  @Property
  void doesNotDependOnWhereTheBytesLie(@ForAll byte[] message, @ForAll @IntRange(max = 20) int at) {
    byte[] padded = new byte[at + message.length + 3];
    System.arraycopy(message, 0, padded, at, message.length);
    assertThat(SipHash.hash(K0, K1, padded, at, message.length))
        .isEqualTo(SipHash.hash(K0, K1, message, 0, message.length));
  }

  @Test
  void holdsOutAboutItsPercentageAndTheSamePatientsEverywhere() {
    HoldOut rule = new Split(30, "salt").rule();
    int held = 0;
    int both = 0;
    for (int i = 0; i < 100_000; i++) {
      String id = "person-" + i;
      byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
      boolean out = rule.heldOut(bytes, 0, bytes.length);
      held += out ? 1 : 0;
      both += out && new Split(50, "salt").heldOut(id) ? 1 : 0;
    }
    // Six standard deviations of a binomial count are 870.
    assertThat(held).isBetween(30_000 - 870, 30_000 + 870);
    // The same salt nests a smaller hold-out in a larger one.
    assertThat(both).isEqualTo(held);
  }

  @Test
  void aHoldOutOfZeroHoldsNobodyOut() {
    HoldOut rule = new Split(0, "salt").rule();
    for (int i = 0; i < 1000; i++) {
      assertThat(rule.heldOut(Integer.toString(i))).isFalse();
    }
  }

  @Test
  void theRuleIsFixedForGood() {
    StringBuilder held = new StringBuilder();
    Split split = new Split(50, "ieum");
    for (int i = 0; i < 16; i++) {
      held.append(split.heldOut("p" + i) ? '1' : '0');
    }
    assertThat(held).hasToString("1100010110100101");
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }
}
