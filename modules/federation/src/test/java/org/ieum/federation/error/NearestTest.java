package org.ieum.federation.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KEYS =
      List.of("holdout-percent", "salt", "max-rounds", "max-records", "warm-start");

  @Test
  void offersTheKeyThatASlipMeant() {
    assertThat(Nearest.to("holdout_percent", KEYS)).contains("holdout-percent");
    assertThat(Nearest.to("maxRounds", KEYS)).contains("max-rounds");
    assertThat(Nearest.to("slat", KEYS)).contains("salt");
    assertThat(Nearest.to("penalty", KEYS)).isEmpty();
  }

  @Test
  void countsASwapOfNeighboursOnce() {
    assertThat(Nearest.distance("ridge", "rigde")).isEqualTo(1);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
  }

  @Property
  void isSymmetricAndZeroOnlyForEqualWords(
      @ForAll @AlphaChars @StringLength(max = 12) String a,
      @ForAll @AlphaChars @StringLength(max = 12) String b) {
    assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
    assertThat(Nearest.distance(a, b) == 0).isEqualTo(a.equals(b));
  }

  @Property
  void isOneForOneDroppedLetter(
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String word,
      @ForAll @IntRange(max = 11) int at) {
    int i = at % word.length();
    assertThat(Nearest.distance(word, word.substring(0, i) + word.substring(i + 1))).isEqualTo(1);
  }
}
