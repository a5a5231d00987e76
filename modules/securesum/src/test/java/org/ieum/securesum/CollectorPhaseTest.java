package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ieum.securesum.SecureSumException.Code;
import org.junit.jupiter.api.Test;

class CollectorPhaseTest {
  @Test
  void saysWhomItWaitsForAndWhatItHasSaid() {
    TestRound round = TestRound.first(3);
    List<SiteName> names = round.study.names;
    assertThat(round.collector.name()).isEqualTo("Collecting");
    assertThat(round.collector.missing()).containsExactlyElementsOf(names);
    assertThat(round.collector.announcements()).containsExactly(round.opened);
    round.collector =
        round
            .collector
            .on(round.sites.get(1).masks(round.opened, round.study.answer(1, 1, 1, 1)))
            .next();
    assertThat(round.collector.missing()).containsExactly(names.get(0), names.get(2));
  }

  @Test
  void announcesEachStageWhenTheLastMemberHasSpoken() {
    TestRound round = TestRound.first(2);
    Commitments commitments = round.toCommitments();
    assertThat(round.collector.name()).isEqualTo("Unmasking");
    SeedReleased second = round.sites.get(1).releases(commitments);
    CollectorStep step = round.collector.on(second);
    assertThat(step.announce()).isEmpty();
    assertThat(step.next().missing()).containsExactly(round.study.name(0));
    CollectorStep last = step.next().on(round.sites.get(0).releases(commitments));
    assertThat(last.announce()).hasSize(1).first().isInstanceOf(RoundRevealed.class);
    assertThat(last.next().name()).isEqualTo("Published");
    assertThat(last.next().missing()).isEmpty();
    assertThat(last.next().sum()).contains(WordVector.of(1, new long[] {10, -1, 14}));
    assertThat(last.next().announcements()).hasSize(3);
  }

  @Test
  void identicalDuplicatesChangeNothingInAnyPhase() {
    TestRound round = TestRound.first(3);
    MaskedVector first = round.sites.get(0).masks(round.opened, round.study.answer(1, 1, 2, 3));
    CollectorPhase one = round.collector.on(first).next();
    assertThat(one.on(first).next()).isSameAs(one);
    TestRound whole = TestRound.first(3);
    Commitments commitments = whole.toCommitments();
    CollectorPhase unmasking = whole.collector;
    assertThat(unmasking.on(whole.vectors.get(2)).next()).isSameAs(unmasking);
    SeedReleased seed = whole.sites.get(1).releases(commitments);
    CollectorPhase withSeed = unmasking.on(seed).next();
    assertThat(withSeed.on(seed).next()).isSameAs(withSeed);
    TestRound ended = TestRound.first(3);
    ended.toEnd();
    CollectorStep late = ended.collector.on(ended.vectors.get(0));
    assertThat(late.next()).isSameAs(ended.collector);
    assertThat(ended.collector.on(ended.seeds.get(2)).announce()).isEmpty();
  }

  @Test
  void secondDifferentVectorOfOneSiteIsAViolation() {
    TestRound round = TestRound.first(3);
    SiteParty party = round.study.party(round.study.name(0));
    MaskedVector first = new TestSite(party).masks(round.opened, round.study.answer(1, 1, 2, 3));
    MaskedVector second = new TestSite(party).masks(round.opened, round.study.answer(1, 1, 2, 4));
    CollectorPhase one = round.collector.on(first).next();
    Refused.with(Code.CONTRADICTION, () -> one.on(second))
        .withMessageStartingWith(
            "Phase Collecting: MaskedVector(round 1, attempt 1) from site-00 contradicts");
    TestRound whole = TestRound.first(3);
    whole.toCommitments();
    Refused.with(Code.CONTRADICTION, () -> whole.collector.on(second))
        .withMessageStartingWith("Phase Unmasking");
  }

  @Test
  void tamperedVectorSeedHashOrSenderIsRefused() {
    TestRound round = TestRound.first(3);
    MaskedVector v = round.sites.get(0).masks(round.opened, round.study.answer(1, 1, 2, 3));
    WordVector shifted = v.words().plus(WordVector.of(1, new long[] {0, 1, 0}));
    Bytes otherSeed = Commitment.hash(round.study.seed());
    List<MaskedVector> tampered =
        List.of(
            new MaskedVector(v.site(), 1, 1, shifted, v.hashSeed(), v.signature()),
            new MaskedVector(v.site(), 1, 1, v.words(), otherSeed, v.signature()),
            new MaskedVector(round.study.name(1), 1, 1, v.words(), v.hashSeed(), v.signature()));
    for (MaskedVector each : tampered) {
      Refused.with(Code.BAD_SIGNATURE, () -> round.collector.on(each));
    }
    MaskedVector stranger =
        new MaskedVector(new SiteName("site-09"), 1, 1, v.words(), v.hashSeed(), v.signature());
    Refused.with(Code.NOT_A_MEMBER, () -> round.collector.on(stranger));
    MaskedVector short1 =
        new MaskedVector(v.site(), 1, 1, WordVector.zero(1, 2), v.hashSeed(), v.signature());
    Refused.with(Code.MALFORMED_MESSAGE, () -> round.collector.on(short1));
  }

  @Test
  void staleAndUntimelyMessagesAreToldApart() {
    TestRound round = TestRound.first(3);
    Commitments commitments = round.toCommitments();
    SeedReleased seed = round.sites.get(0).releases(commitments);
    CollectorPhase fresh = round.study.collect(round.opened);
    Refused.with(Code.UNEXPECTED_MESSAGE, () -> fresh.on(seed))
        .withMessageStartingWith(
            "Phase Collecting does not expect SeedReleased(round 1, attempt 1) from site-00.");
    CollectorPhase second = round.study.collect(round.opened.retry(2, round.study.names));
    Refused.with(Code.STALE_MESSAGE, () -> second.on(round.vectors.get(0)));
    CollectorPhase nextRound = round.study.collect(round.study.opened(2, 1));
    Refused.with(Code.STALE_MESSAGE, () -> nextRound.on(round.vectors.get(0)));
    MaskedVector v = round.vectors.get(0);
    MaskedVector ahead = new MaskedVector(v.site(), 2, 1, v.words(), v.hashSeed(), v.signature());
    Refused.with(Code.UNEXPECTED_MESSAGE, () -> round.collector.on(ahead));
  }

  @Test
  void seedThatDoesNotOpenTheCommitmentIsRefused() {
    TestRound round = TestRound.first(3);
    round.toCommitments();
    SeedReleased wrong = new SeedReleased(round.study.name(0), 1, 1, round.study.seed());
    Refused.with(Code.BAD_COMMITMENT, () -> round.collector.on(wrong))
        .withMessage("Seed of site-00: expected what it committed to, found other bytes. Refused.");
    SeedReleased stranger = new SeedReleased(new SiteName("site-09"), 1, 1, round.study.seed());
    Refused.with(Code.NOT_A_MEMBER, () -> round.collector.on(stranger));
  }

  @Test
  void restartedCoordinatorReachesTheSameBytesFromEveryPoint() {
    TestRound round = TestRound.first(3);
    RoundRevealed revealed = round.toRevealed();
    CollectorPhase restarted = round.study.collect(round.opened);
    for (int i = 2; i >= 0; i--) {
      restarted = restarted.on(round.sites.get(i).sends(round.opened)).next();
    }
    assertThat(restarted.announcements()).isEqualTo(round.collector.announcements().subList(0, 2));
    for (TestSite site : round.sites) {
      restarted = restarted.on(site.sends((Commitments) restarted.announcements().get(1))).next();
    }
    assertThat(restarted.announcements().get(2)).isEqualTo(revealed);
  }

  @Test
  void setThatTheStudyDoesNotAllowIsRefused() {
    TestStudy study = TestStudy.of(4);
    Refused.with(
        Code.TOO_FEW_MEMBERS,
        () -> study.collect(TestStudy.opened(1, 1, study.names.subList(0, 2), 3, 1)));
  }
}
