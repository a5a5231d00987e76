package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.ieum.securesum.SecureSumException.Blame;
import org.ieum.securesum.SecureSumException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyKeysTest {
  private final TestStudy study = TestStudy.of(3);

  private StudyKeys verified(List<SignedStudyKey> keys) {
    return StudyKeys.verified(study.terms, keys, TestStudy::verify);
  }

  private List<SignedStudyKey> with(int index, SignedStudyKey other) {
    List<SignedStudyKey> keys = new ArrayList<>(study.signedKeys);
    keys.set(index, other);
    return keys;
  }

  @Test
  void transcriptDoesNotDependOnTheOrderOfArrival() {
    List<SignedStudyKey> reversed = new ArrayList<>(study.signedKeys);
    Collections.reverse(reversed);
    assertThat(verified(reversed).transcript()).isEqualTo(study.keys.transcript());
    assertThat(verified(reversed).signedKeys()).isEqualTo(study.signedKeys);
  }

  @Test
  void transcriptDependsOnStudyAndEveryKey() {
    StudyKey fresh = StudyKey.generate(new SecureRandom());
    SiteName last = study.name(2);
    StudyKeys other =
        verified(with(2, fresh.signed(TestStudy.DIGEST, last, TestStudy.signer(last))));
    assertThat(other.transcript()).isNotEqualTo(study.keys.transcript());
  }

  @Test
  void keySwappedByTheCoordinatorIsRefused() {
    SignedStudyKey honest = study.signedKeys.get(1);
    Bytes mine = StudyKey.generate(new SecureRandom()).publicKey();
    SignedStudyKey swapped = new SignedStudyKey(honest.site(), mine, honest.signature());
    Refused.with(Code.BAD_SIGNATURE, () -> verified(with(1, swapped)))
        .withMessageContaining("site-01");
  }

  @Test
  void keySignedForAnotherStudyOrByAnotherSiteIsRefused() {
    SiteName name = study.name(1);
    StudyKey key = StudyKey.generate(new SecureRandom());
    Bytes otherStudy = Bytes.of(study.bytes(32));
    Refused.with(
        Code.BAD_SIGNATURE,
        () -> verified(with(1, key.signed(otherStudy, name, TestStudy.signer(name)))));
    Signer wrong = TestStudy.signer(study.name(0));
    Refused.with(
        Code.BAD_SIGNATURE, () -> verified(with(1, key.signed(TestStudy.DIGEST, name, wrong))));
  }

  @Test
  void keysMustBeExactlyThoseOfTheStudy() {
    SignedStudyKey first = study.signedKeys.get(0);
    Refused.with(Code.DUPLICATE_SITE, () -> verified(with(1, first)))
        .withMessageContaining("site-00");
    Refused.with(Code.MISSING_KEY, () -> verified(study.signedKeys.subList(0, 2)))
        .withMessageContaining("site-02");
    SiteName stranger = new SiteName("site-09");
    SignedStudyKey foreign =
        StudyKey.generate(new SecureRandom())
            .signed(TestStudy.DIGEST, stranger, TestStudy.signer(stranger));
    Refused.with(Code.NOT_A_MEMBER, () -> verified(with(1, foreign)))
        .withMessageContaining("site-09");
  }

  @Test
  void onePublicKeyForTwoSitesIsRefused() {
    StudyKey key = StudyKey.decode(study.key(study.name(0)).encoded());
    SiteName second = study.name(1);
    Refused.with(
            Code.DUPLICATE_KEY,
            () -> verified(with(1, key.signed(TestStudy.DIGEST, second, TestStudy.signer(second)))))
        .withMessageContaining("site-00 and site-01");
  }

  @Test
  void keyOfLowOrderIsRefusedEvenIfSigned() {
    SiteName name = study.name(1);
    for (int u = 0; u <= 1; u++) {
      byte[] point = new byte[32];
      point[0] = (byte) u;
      byte[] message = SignedStudyKey.signedBytes(TestStudy.DIGEST, name, Bytes.of(point));
      SignedStudyKey weak =
          new SignedStudyKey(name, Bytes.of(point), Bytes.of(TestStudy.signer(name).sign(message)));
      StudyKeys keys = verified(with(1, weak));
      Refused.with(Code.WEAK_KEY, () -> study.party(study.name(0), keys))
          .withMessageContaining("site-01");
    }
  }

  @Test
  void keyInAnotherEncodingIsRefused() {
    byte[] point = study.signedKeys.get(0).publicKey().toArray();
    point[31] |= (byte) 0x80;
    Refused.with(
        Code.WEAK_KEY,
        () -> new SignedStudyKey(study.name(1), Bytes.of(point), Bytes.of(new byte[64])));
    Refused.with(
        Code.MALFORMED_MESSAGE,
        () -> new SignedStudyKey(study.name(1), Bytes.of(new byte[31]), Bytes.of(new byte[64])));
  }

  @Test
  void ownKeyMustBeTheListedOne() {
    Refused.with(
            Code.NOT_OUR_KEY,
            () -> study.keys.agree(study.name(0), StudyKey.generate(new SecureRandom())))
        .matches(e -> e.blame() == Blame.CALLER);
    StudyKey own = StudyKey.generate(new SecureRandom());
    Refused.with(Code.NOT_OUR_KEY, () -> study.keys.agree(new SiteName("elsewhere"), own));
  }

  @Test
  void privateKeySurvivesTheSecretStore() {
    StudyKey key = StudyKey.generate(new SecureRandom());
    assertThat(StudyKey.decode(key.encoded()).publicKey()).isEqualTo(key.publicKey());
    Refused.with(Code.MALFORMED_MESSAGE, () -> StudyKey.decode(new byte[33]));
  }

  @ParameterizedTest
  @CsvSource({
    "2,0,2", "3,0,2", "4,0,3", "5,0,3", "6,0,4", "3,1,3", "4,1,3", "5,1,4", "20,0,11", "20,2,12",
    "4,2,4"
  })
  void minimumIsTheGreaterOfTwoBounds(int sites, int colluders, int minimum) {
    TestStudy terms = new TestStudy(sites, colluders, 1);
    assertThat(terms.terms.minimumMembers()).isEqualTo(minimum);
  }

  @Test
  void termsNoSetCanMeetAreRefused() {
    Refused.with(
        Code.BAD_TERMS, () -> new StudyTerms(TestStudy.DIGEST, new TreeSet<>(study.names), 2));
    Refused.with(
        Code.BAD_TERMS,
        () -> new StudyTerms(TestStudy.DIGEST, new TreeSet<>(study.names.subList(0, 1)), 0));
    Refused.with(
        Code.BAD_TERMS, () -> new StudyTerms(TestStudy.DIGEST, new TreeSet<>(study.names), -1));
  }

  @Test
  void siteNamesAreShortPrintableAscii() {
    Refused.with(Code.MALFORMED_MESSAGE, () -> new SiteName("a b"));
    Refused.with(Code.MALFORMED_MESSAGE, () -> new SiteName(""));
    Refused.with(Code.MALFORMED_MESSAGE, () -> new SiteName("서울"));
    Refused.with(Code.MALFORMED_MESSAGE, () -> new SiteName("x".repeat(65)));
  }
}
