package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ieum.securesum.SecureSumException.Blame;
import org.ieum.securesum.SecureSumException.Code;
import org.junit.jupiter.api.Test;

class WordVectorTest {
  static WordVector vector(int limbs, BigInteger... numbers) {
    long[] words = new long[numbers.length * limbs];
    for (int i = 0; i < numbers.length; i++) {
      for (int limb = 0; limb < limbs; limb++) {
        words[i * limbs + limb] = numbers[i].shiftRight(64 * limb).longValue();
      }
    }
    return WordVector.of(limbs, words);
  }

  /** The signed number at an index. */
  static BigInteger number(WordVector vector, int index) {
    long[] words = vector.toWords();
    if (vector.limbs() == 1) {
      return BigInteger.valueOf(words[index]);
    }
    BigInteger low = BigInteger.valueOf(words[2 * index] >>> 1).shiftLeft(1);
    low = low.add(BigInteger.valueOf(words[2 * index] & 1));
    return BigInteger.valueOf(words[2 * index + 1]).shiftLeft(64).add(low);
  }

  private static BigInteger wrapped(BigInteger number, int limbs) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(64 * limbs);
    BigInteger rest = number.mod(modulus);
    return rest.testBit(64 * limbs - 1) ? rest.subtract(modulus) : rest;
  }

  @Property
  void sumAndDifferenceAreThoseOfTheIntegersModuloTheWidth(
      @ForAll @Size(4) long[] one,
      @ForAll @Size(4) long[] other,
      @ForAll @IntRange(min = 1, max = 2) int limbs) {
    WordVector a = WordVector.of(limbs, one);
    WordVector b = WordVector.of(limbs, other);
    for (int i = 0; i < a.length(); i++) {
      assertThat(number(a.plus(b), i)).isEqualTo(wrapped(number(a, i).add(number(b, i)), limbs));
      assertThat(number(a.minus(b), i))
          .isEqualTo(wrapped(number(a, i).subtract(number(b, i)), limbs));
    }
    assertThat(a.plus(b).minus(b)).isEqualTo(a);
  }

  @Test
  void carriesAndBorrowsCrossTheLimbs() {
    WordVector one = WordVector.of(2, new long[] {1, 0});
    WordVector full = WordVector.of(2, new long[] {-1, 0});
    assertThat(full.plus(one)).isEqualTo(WordVector.of(2, new long[] {0, 1}));
    assertThat(full.plus(full)).isEqualTo(WordVector.of(2, new long[] {-2, 1}));
    assertThat(full.plus(one).minus(one)).isEqualTo(full);
    assertThat(WordVector.zero(2, 1).minus(one)).isEqualTo(WordVector.of(2, new long[] {-1, -1}));
  }

  @Property
  void headroomEndsExactlyAtTheBound(
      @ForAll @IntRange(min = 1, max = 40) int members,
      @ForAll @IntRange(min = 1, max = 2) int limbs) {
    BigInteger max = BigInteger.ONE.shiftLeft(64 * limbs - 1).subtract(BigInteger.ONE);
    BigInteger bound = max.divide(BigInteger.valueOf(members));
    for (BigInteger inside :
        new BigInteger[] {bound, bound.negate(), bound.subtract(BigInteger.ONE), BigInteger.ZERO}) {
      assertThatCode(() -> vector(limbs, BigInteger.ONE, inside).checkHeadroom(members))
          .doesNotThrowAnyException();
    }
    BigInteger least = BigInteger.ONE.shiftLeft(64 * limbs - 1).negate();
    for (BigInteger beyond :
        new BigInteger[] {
          bound.add(BigInteger.ONE), bound.negate().subtract(BigInteger.ONE), least
        }) {
      if (beyond.compareTo(max) <= 0) {
        Refused.with(
                Code.OVERFLOW, () -> vector(limbs, BigInteger.ONE, beyond).checkHeadroom(members))
            .matches(e -> e.blame() == Blame.OVERFLOW)
            .withMessageStartingWith("Number 1 of the vector")
            .withMessageNotContaining(beyond.toString());
      }
    }
  }

  @Test
  void overflowNamesTheFirstIndex() {
    WordVector vector = WordVector.of(2, new long[] {0, 0, 5, Long.MAX_VALUE, 0, Long.MAX_VALUE});
    Refused.with(Code.OVERFLOW, () -> vector.checkHeadroom(2))
        .withMessage(
            "Number 1 of the vector: expected a magnitude of at most (2^127 - 1) / 2, found a larger one."
                + " Tighten the bound of this statistic in the study or use two limbs.");
  }

  @Test
  void arraysAreCopiedOnTheWayInAndOut() {
    long[] words = {1, 2};
    WordVector vector = WordVector.of(1, words);
    words[0] = 99;
    vector.toWords()[1] = 99;
    assertThat(vector.toWords()).containsExactly(1, 2);
  }

  @Test
  void textShowsShapesAndNoSecret() {
    assertThat(WordVector.of(2, new long[] {77, 78})).hasToString("WordVector[length=1, limbs=2]");
    TestStudy study = TestStudy.of(2);
    Answered answer = study.answer(1, 12345, 12346, 12347);
    assertThat(answer.toString()).contains("Seed[secret]").doesNotContain("1234");
    assertThat(study.key(study.name(0))).hasToString("StudyKey[secret]");
    assertThat(study.party(study.name(0))).hasToString("SiteParty[site-00]");
    assertThat(study.party(study.name(0)).agreement()).hasToString("KeyAgreement[site-00, secret]");
    assertThat(Bytes.of(new byte[] {42})).hasToString("Bytes[1]");
  }

  @Test
  void impossibleShapesAreRefused() {
    Refused.with(Code.MALFORMED_MESSAGE, () -> WordVector.of(1, new long[0]));
    Refused.with(Code.MALFORMED_MESSAGE, () -> WordVector.of(2, new long[3]));
    Refused.with(Code.MALFORMED_MESSAGE, () -> WordVector.of(3, new long[3]));
    Refused.with(Code.MALFORMED_MESSAGE, () -> WordVector.of(0, new long[3]));
    Refused.with(Code.MALFORMED_MESSAGE, () -> WordVector.zero(2, WordVector.MAX_WORDS));
    Refused.with(Code.SHAPE_MISMATCH, () -> WordVector.zero(1, 4).plus(WordVector.zero(2, 2)))
        .withMessage(
            "Vector: expected 4 numbers of 1 limbs, found 2 of 2. Take the shape from the query.");
  }
}
