package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.securesum.SecureSumException.Code;
import org.junit.jupiter.api.Test;

/** A coordinator that lies, and what each site does about it. */
class AttackTest {
  private final TestStudy study = TestStudy.of(3);

  /** What a coordinator that checks nothing would announce. */
  private static Commitments forged(RoundOpened opened, List<MaskedVector> vectors) {
    WordVector sum = sum(vectors);
    return new Commitments(
        opened.round(),
        opened.attempt(),
        vectors.stream().map(MaskedVector::commitment).toList(),
        Commitment.hash(sum));
  }

  private static WordVector sum(List<MaskedVector> vectors) {
    return vectors.stream().map(MaskedVector::words).reduce(WordVector::plus).orElseThrow();
  }

  /**
   * Σ y − Σ PRG(b) with seeds read out of the sites' journals: what an omnipotent coordinator could
   * compute.
   */
  private static WordVector unmasked(List<MaskedVector> vectors, Collection<TestSite> sites) {
    WordVector total = sum(vectors);
    long[] words = total.toWords();
    for (TestSite site : sites) {
      Seed seed = ((CommittedRecord) site.records().get(0)).seed();
      MaskStream.apply(words, total.limbs(), seed.bytes().toArray(), true);
    }
    return WordVector.of(total.limbs(), words);
  }

  private List<MaskedVector> answers(List<TestSite> sites, List<RoundOpened> views) {
    List<MaskedVector> vectors = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      vectors.add(sites.get(i).masks(views.get(i), study.answer(1, 1, 2, 3)));
    }
    return vectors;
  }

  private void assertEquivocationGainsNothing(List<RoundOpened> views) {
    List<TestSite> sites = study.sites();
    List<MaskedVector> vectors = answers(sites, views);
    CollectorPhase honest = study.collect(views.get(0)).on(vectors.get(0)).next();
    Refused.with(Code.BAD_SIGNATURE, () -> honest.on(vectors.get(2)));
    for (int i = 0; i < sites.size(); i++) {
      TestSite site = sites.get(i);
      List<MaskedVector> members =
          vectors.stream()
              .filter(
                  v ->
                      site.records().get(0) instanceof CommittedRecord r
                          && r.opened().members().contains(v.site()))
              .toList();
      Refused.with(Code.BAD_SIGNATURE, () -> site.give(forged(views.get(0), members)));
    }
    assertThat(unmasked(vectors, sites)).isNotEqualTo(WordVector.of(1, new long[] {3, 6, 9}));
  }

  @Test
  void honestRoundUnmasksToTheSum() {
    RoundOpened opened = study.opened(1, 1);
    List<TestSite> sites = study.sites();
    assertThat(unmasked(answers(sites, List.of(opened, opened, opened)), sites))
        .isEqualTo(WordVector.of(1, new long[] {3, 6, 9}));
  }

  @Test
  void differentQueriesToDifferentSitesDoNotCancelAndReleaseNothing() {
    RoundOpened one = study.opened(1, 1);
    RoundOpened other =
        new RoundOpened(1, 1, one.members(), Bytes.of(new byte[] {1}), 3, 1, one.scales());
    assertEquivocationGainsNothing(List.of(one, one, other));
  }

  @Test
  void differentScalesToDifferentSitesDoNotCancelAndReleaseNothing() {
    RoundOpened one = study.opened(1, 1);
    RoundOpened other = new RoundOpened(1, 1, one.members(), one.query(), 3, 1, Scales.of(9, 9, 9));
    assertEquivocationGainsNothing(List.of(one, one, other));
  }

  @Test
  void differentSetsToDifferentSitesDoNotCancelAndReleaseNothing() {
    RoundOpened all = study.opened(1, 1);
    RoundOpened pair = TestStudy.opened(1, 1, List.of(study.name(1), study.name(2)), 3, 1);
    assertEquivocationGainsNothing(List.of(all, all, pair));
  }

  @Test
  void differentKeysShownToDifferentSitesDoNotCancelAndReleaseNothing() {
    SiteName liar = study.name(1);
    StudyKey second = StudyKey.decode(study.bytes(32));
    List<SignedStudyKey> shown = new ArrayList<>(study.signedKeys);
    shown.set(1, second.signed(TestStudy.DIGEST, liar, TestStudy.signer(liar)));
    StudyKeys otherView = StudyKeys.verified(study.terms, shown, TestStudy::verify);
    List<TestSite> sites =
        List.of(study.site(0), study.site(1), new TestSite(study.party(study.name(2), otherView)));
    RoundOpened opened = study.opened(1, 1);
    List<MaskedVector> vectors = answers(sites, List.of(opened, opened, opened));
    for (TestSite site : sites) {
      Refused.with(Code.BAD_SIGNATURE, () -> site.give(forged(opened, vectors)));
    }
    assertThat(unmasked(vectors, sites)).isNotEqualTo(WordVector.of(1, new long[] {3, 6, 9}));
  }

  @Test
  void commitmentsOfAnotherAttemptUnderThisNumberAreRefused() {
    TestRound round = TestRound.first(3);
    Commitments old = round.toCommitments();
    RoundOpened second = round.opened.retry(2, round.study.names);
    round.sites.get(0).masks(second, round.study.answer(1, 0, 0, 7));
    Commitments renamed = new Commitments(1, 2, old.commitments(), old.hashOfSum());
    Refused.with(Code.BAD_SIGNATURE, () -> round.sites.get(0).give(renamed));
  }

  @Test
  void commitmentsThatLackAMemberOrAddOneAreRefused() {
    TestRound round = TestRound.first(3);
    Commitments honest = round.toCommitments();
    Commitments fewer =
        new Commitments(1, 1, honest.commitments().subList(0, 2), honest.hashOfSum());
    Refused.with(Code.MALFORMED_MESSAGE, () -> round.sites.get(0).give(fewer));
    List<Commitment> twice = new ArrayList<>(honest.commitments());
    twice.set(1, twice.get(0));
    Refused.with(Code.DUPLICATE_SITE, () -> new Commitments(1, 1, twice, honest.hashOfSum()));
  }

  @Test
  void ownCommitmentReplacedByAnotherOfTheSameSiteIsRefused() {
    TestRound round = TestRound.first(3);
    Commitments honest = round.toCommitments();
    TestSite twin = new TestSite(round.study.party(round.study.name(0)));
    MaskedVector other = twin.masks(round.opened, round.study.answer(1, 5, 5, 5));
    List<Commitment> replaced = new ArrayList<>(honest.commitments());
    replaced.set(0, other.commitment());
    Commitments forged = new Commitments(1, 1, replaced, honest.hashOfSum());
    Refused.with(Code.BAD_COMMITMENT, () -> round.sites.get(0).give(forged))
        .withMessageContaining("site-00");
    assertThat(round.sites.get(0).phase.name()).isEqualTo("Committed");
  }

  @Test
  void otherCommitmentsAfterReleaseAreRefused() {
    TestRound round = TestRound.first(3);
    Commitments honest = round.toCommitments();
    round.sites.get(0).releases(honest);
    Commitments otherSum =
        new Commitments(1, 1, honest.commitments(), Commitment.hash(WordVector.zero(1, 3)));
    Refused.with(Code.CONTRADICTION, () -> round.sites.get(0).give(otherSum));
  }

  @Test
  void tamperedSumIsRefusedBySitesInReleasedAndRevealed() {
    TestRound round = TestRound.first(3);
    RoundRevealed honest = round.toRevealed();
    WordVector shifted = honest.maskedSum().plus(WordVector.of(1, new long[] {1, 0, 0}));
    for (WordVector sum : List.of(shifted, WordVector.zero(1, 4), WordVector.zero(2, 3))) {
      RoundRevealed tampered = new RoundRevealed(1, 1, sum, honest.seeds());
      Refused.with(Code.BAD_SUM, () -> round.sites.get(0).give(tampered))
          .withMessageStartingWith("Sum of round 1");
    }
    round.sites.get(0).give(honest);
    Refused.with(
        Code.BAD_SUM,
        () -> round.sites.get(0).give(new RoundRevealed(1, 1, shifted, honest.seeds())));
  }

  @Test
  void tamperedOrMissingSeedsAreRefused() {
    TestRound round = TestRound.first(3);
    RoundRevealed honest = round.toRevealed();
    SortedMap<SiteName, Seed> seeds = new TreeMap<>();
    honest.seeds().forEach(seed -> seeds.put(seed.site(), seed.seed()));
    seeds.put(round.study.name(1), round.study.seed());
    List<SiteSeed> wrong =
        seeds.entrySet().stream().map(e -> new SiteSeed(e.getKey(), e.getValue())).toList();
    Refused.with(
            Code.BAD_COMMITMENT,
            () -> round.sites.get(0).give(new RoundRevealed(1, 1, honest.maskedSum(), wrong)))
        .withMessageContaining("site-01");
    Refused.with(
        Code.MALFORMED_MESSAGE,
        () ->
            round
                .sites
                .get(0)
                .give(new RoundRevealed(1, 1, honest.maskedSum(), honest.seeds().subList(0, 2))));
  }

  @Test
  void oneVectorUnmaskedWithItsSeedIsStillHiddenByThePairMasks() {
    TestRound round = TestRound.first(3);
    round.toRevealed();
    List<MaskedVector> alone = List.of(round.vectors.get(0));
    assertThat(unmasked(alone, round.sites.subList(0, 1)))
        .isNotEqualTo(WordVector.of(1, new long[] {0, 0, 7}));
  }
}
