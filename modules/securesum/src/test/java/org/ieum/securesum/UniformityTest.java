package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniformityTest {
  /**
   * Of a constant vector of 2^16 words each bit must be set about half the time. |z| ≤ 7 over 64
   * bits, and over the XOR with the neighbouring word, fails for true randomness with probability
   * below 4e-10; the seed is fixed besides.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void maskedWordsAreUniformBitByBit(int limbs) {
    TestStudy study = new TestStudy(3, 0, 2026);
    int words = 1 << 16;
    RoundOpened opened = TestStudy.opened(1, 1, study.names, words / limbs, limbs);
    WordVector zero = WordVector.zero(limbs, words / limbs);
    MaskedVector masked = study.site(1).masks(opened, new Answered(1, zero, study.seed()));
    long[] found = masked.words().toWords();
    long[] neighbours = new long[words];
    for (int i = 0; i < words; i++) {
      neighbours[i] = found[i] ^ found[(i + 1) % words];
    }
    for (long[] sample : List.of(found, neighbours)) {
      for (int bit = 0; bit < 64; bit++) {
        int ones = 0;
        for (long word : sample) {
          ones += (int) (word >>> bit & 1);
        }
        double z = (ones - words / 2.0) / Math.sqrt(words / 4.0);
        assertThat(Math.abs(z)).as("bit %d", bit).isLessThan(7);
      }
    }
  }
}
