package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ieum.securesum.SecureSumException.Blame;
import org.ieum.securesum.SecureSumException.Code;
import org.junit.jupiter.api.Test;

class SitePhaseTest {
  @Test
  void roundGoesThroughItsPhases() {
    TestRound round = TestRound.first(3);
    TestSite site = round.sites.get(0);
    assertThat(site.phase.name()).isEqualTo("AwaitingRound");
    round.toCommitments();
    assertThat(site.phase.name()).isEqualTo("Committed");
    Commitments commitments = (Commitments) round.collector.announcements().get(1);
    List<FromSite> seeds = round.sites.stream().map(each -> each.sends(commitments)).toList();
    assertThat(site.phase.name()).isEqualTo("Released");
    assertThat(site.phase.sum()).isEmpty();
    for (FromSite seed : seeds) {
      round.collector = round.collector.on(seed).next();
    }
    site.give((RoundRevealed) round.collector.announcements().get(2));
    assertThat(site.phase.name()).isEqualTo("Revealed");
    assertThat(site.phase.sum()).contains(WordVector.of(1, new long[] {30, -3, 21}));
  }

  @Test
  void everyRecordIsInTheStepThatSends() {
    TestRound round = TestRound.first(2);
    SitePhase answering = round.sites.get(0).phase.on(round.opened).next();
    assertThat(answering.awaitsAnswer()).contains(round.opened);
    SiteStep committed = answering.on(round.study.answer(1, 1, 2, 3));
    assertThat(committed.journal()).hasSize(1).first().isInstanceOf(CommittedRecord.class);
    assertThat(committed.send()).hasSize(1).first().isInstanceOf(MaskedVector.class);
    Commitments commitments = round.toCommitments();
    SiteStep released = round.sites.get(0).phase.on(commitments);
    assertThat(released.journal()).containsExactly(new ReleasedRecord(commitments));
    assertThat(released.send()).hasSize(1).first().isInstanceOf(SeedReleased.class);
  }

  @Test
  void repeatedOpeningGetsTheSameBytesInEveryPhase() {
    TestRound round = TestRound.first(3);
    Commitments commitments = round.toCommitments();
    TestSite site = round.sites.get(1);
    FromSite first = round.vectors.get(1);
    assertThat(site.sends(round.opened)).isEqualTo(first);
    FromSite seed = site.releases(commitments);
    assertThat(site.sends(round.opened)).isEqualTo(first);
    assertThat(site.sends(commitments)).isEqualTo(seed);
    TestRound whole = TestRound.first(3);
    RoundRevealed revealed = whole.toRevealed();
    TestSite done = whole.sites.get(1);
    done.give(revealed);
    assertThat(done.sends(whole.opened)).isEqualTo(whole.vectors.get(1));
    assertThat(done.sends((Commitments) whole.collector.announcements().get(1)))
        .isEqualTo(whole.seeds.get(1));
    assertThat(done.give(revealed)).isEmpty();
  }

  @Test
  void secondAnswerToOneAttemptIsRefused() {
    TestRound round = TestRound.first(2);
    round.toCommitments();
    Refused.with(
            Code.ANSWER_NOT_AWAITED, () -> round.sites.get(0).give(round.study.answer(1, 9, 9, 9)))
        .withMessage(
            "Phase Committed does not wait for an answer of round 1. Ask the phase before answering.")
        .matches(e -> e.blame() == Blame.CALLER);
  }

  @Test
  void answerOfAnotherRoundOrShapeIsRefused() {
    TestStudy study = TestStudy.of(2);
    TestSite site = study.site(0);
    Refused.with(Code.ANSWER_NOT_AWAITED, () -> site.give(study.answer(1, 1, 2, 3)));
    site.give(study.opened(1, 1));
    Refused.with(Code.ANSWER_NOT_AWAITED, () -> site.give(study.answer(2, 1, 2, 3)));
    Refused.with(Code.SHAPE_MISMATCH, () -> site.give(study.answer(1, 1, 2)));
    Refused.with(
        Code.SHAPE_MISMATCH,
        () -> site.give(new Answered(1, WordVector.of(2, new long[6]), study.seed())));
  }

  @Test
  void changedContextUnderTheSameNumbersIsRefused() {
    TestRound round = TestRound.first(3);
    round.toCommitments();
    TestSite site = round.sites.get(0);
    RoundOpened o = round.opened;
    List<RoundOpened> changes =
        List.of(
            new RoundOpened(1, 1, o.members().subList(0, 2), o.query(), 3, 1, o.scales()),
            new RoundOpened(1, 1, o.members(), Bytes.of(new byte[] {1}), 3, 1, o.scales()),
            new RoundOpened(1, 1, o.members(), o.query(), 4, 1, Scales.of(1, 2, 3, 4)),
            new RoundOpened(1, 1, o.members(), o.query(), 3, 2, o.scales()),
            new RoundOpened(1, 1, o.members(), o.query(), 3, 1, Scales.of(1, 2, 3)));
    for (RoundOpened changed : changes) {
      Refused.with(Code.CHANGED_CONTEXT, () -> site.give(changed))
          .withMessageStartingWith("Phase Committed: RoundOpened(round 1, attempt 1)")
          .matches(e -> e.blame() == Blame.PROTOCOL_VIOLATION);
    }
    assertThat(site.sends(o)).isEqualTo(round.vectors.get(0));
  }

  @Test
  void replayedRoundWithChangedDataInALaterAttemptIsRefused() {
    TestRound round = TestRound.first(3);
    round.toCommitments();
    RoundOpened o = round.opened;
    RoundOpened changed =
        new RoundOpened(1, 2, o.members(), Bytes.of(new byte[] {1}), 3, 1, o.scales());
    Refused.with(Code.CHANGED_CONTEXT, () -> round.sites.get(0).give(changed));
  }

  @Test
  void laterAttemptErasesTheOldSeedAndMasksAnew() {
    TestRound round = TestRound.first(3);
    Commitments old = round.toCommitments();
    TestSite site = round.sites.get(0);
    RoundOpened second = round.opened.retry(2, round.study.names.subList(0, 2));
    MaskedVector again = site.masks(second, round.study.answer(1, 0, 0, 7));
    assertThat(again.words()).isNotEqualTo(round.vectors.get(0).words());
    assertThat(again.hashSeed()).isNotEqualTo(round.vectors.get(0).hashSeed());
    Seed lost = ((CommittedRecord) site.records().get(0)).seed();
    assertThat(Commitment.hash(lost)).isEqualTo(again.hashSeed());
    assertThat(site.journal).hasSize(1);
    Refused.with(Code.STALE_MESSAGE, () -> site.give(old));
    Refused.with(Code.STALE_MESSAGE, () -> site.give(round.opened))
        .withMessage(
            "Phase Committed: RoundOpened(round 1, attempt 1) belongs to an earlier round or attempt. Drop it.");
  }

  @Test
  void oldCommitmentsDoNotReleaseWhileTheLaterAttemptIsBeingAnswered() {
    TestRound round = TestRound.first(3);
    Commitments old = round.toCommitments();
    TestSite site = round.sites.get(0);
    site.give(round.opened.retry(2, round.study.names));
    Refused.with(Code.STALE_MESSAGE, () -> site.give(old));
    assertThat(site.phase.name()).isEqualTo("Answering");
  }

  @Test
  void anotherAttemptAfterReleaseIsRefusedForEver() {
    TestRound round = TestRound.first(3);
    Commitments commitments = round.toCommitments();
    TestSite site = round.sites.get(0);
    site.releases(commitments);
    RoundOpened dropOutLie = round.opened.retry(2, round.study.names.subList(0, 2));
    Refused.with(Code.ALREADY_RELEASED, () -> site.give(dropOutLie))
        .withMessageContaining(
            "round 1 was released in attempt 1, so attempt 2 is refused for ever");
    site.crash();
    Refused.with(Code.ALREADY_RELEASED, () -> site.give(dropOutLie));
    TestRound whole = TestRound.first(3);
    whole.toEnd();
    TestSite done = whole.sites.get(0);
    Refused.with(Code.ALREADY_RELEASED, () -> done.give(dropOutLie));
    done.crash();
    Refused.with(Code.ALREADY_RELEASED, () -> done.give(dropOutLie));
  }

  @Test
  void roundsAreStrictlySequential() {
    TestStudy study = TestStudy.of(2);
    TestSite fresh = study.site(0);
    Refused.with(Code.WRONG_ROUND, () -> fresh.give(study.opened(2, 1)))
        .withMessage(
            "Phase AwaitingRound: expected round 1, found round 2. Finish rounds one after the other.");
    TestRound round = TestRound.first(2);
    Commitments commitments = round.toCommitments();
    TestSite site = round.sites.get(0);
    Refused.with(Code.WRONG_ROUND, () -> site.give(study.opened(2, 1)));
    site.releases(commitments);
    Refused.with(Code.WRONG_ROUND, () -> site.give(study.opened(2, 1)));
    TestRound whole = TestRound.first(2);
    whole.toEnd();
    TestSite done = whole.sites.get(0);
    Refused.with(Code.WRONG_ROUND, () -> done.give(study.opened(3, 1)));
    done.give(study.opened(2, 1));
    Refused.with(Code.WRONG_ROUND, () -> done.give(study.opened(3, 1)));
    Refused.with(Code.STALE_MESSAGE, () -> done.give(whole.opened));
  }

  @Test
  void setsThatTheStudyDoesNotAllowAreRefused() {
    TestStudy study = TestStudy.of(4);
    TestSite site = study.site(0);
    Refused.with(
            Code.TOO_FEW_MEMBERS,
            () -> site.give(TestStudy.opened(1, 1, study.names.subList(0, 2), 3, 1)))
        .withMessage("Round: expected at least 3 members, found 2. Wait for the missing sites.");
    Refused.with(
        Code.NOT_A_MEMBER,
        () -> site.give(TestStudy.opened(1, 1, study.names.subList(1, 4), 3, 1)));
    List<SiteName> withStranger = new ArrayList<>(study.names);
    withStranger.add(new SiteName("site-09"));
    Refused.with(Code.NOT_A_MEMBER, () -> site.give(TestStudy.opened(1, 1, withStranger, 3, 1)));
  }

  @Test
  void membersMustBeDistinctAndInOrder() {
    TestStudy study = TestStudy.of(3);
    RoundOpened o = study.opened(1, 1);
    List<SiteName> reversed = new ArrayList<>(study.names);
    Collections.reverse(reversed);
    Refused.with(
        Code.MALFORMED_MESSAGE, () -> new RoundOpened(1, 1, reversed, o.query(), 3, 1, o.scales()));
    List<SiteName> twice = List.of(study.name(0), study.name(0), study.name(1));
    Refused.with(
        Code.DUPLICATE_SITE, () -> new RoundOpened(1, 1, twice, o.query(), 3, 1, o.scales()));
    Refused.with(
        Code.MALFORMED_MESSAGE,
        () -> new RoundOpened(0, 1, study.names, o.query(), 3, 1, o.scales()));
    Refused.with(
        Code.MALFORMED_MESSAGE,
        () -> new RoundOpened(1, 0, study.names, o.query(), 3, 1, o.scales()));
    Refused.with(
        Code.MALFORMED_MESSAGE,
        () -> new RoundOpened(1, 1, study.names, o.query(), 2, 1, o.scales()));
  }

  @Test
  void messagesOutOfOrderNameThePhaseAndTheMessage() {
    TestRound round = TestRound.first(2);
    RoundRevealed revealed = round.toRevealed();
    Commitments commitments = (Commitments) round.collector.announcements().get(1);
    TestSite fresh = new TestSite(round.study.party(round.study.name(0)));
    Refused.with(Code.UNEXPECTED_MESSAGE, () -> fresh.give(commitments))
        .withMessageStartingWith(
            "Phase AwaitingRound does not expect Commitments(round 1, attempt 1).");
    fresh.give(round.opened);
    Refused.with(Code.UNEXPECTED_MESSAGE, () -> fresh.give(revealed))
        .withMessageStartingWith(
            "Phase Answering does not expect RoundRevealed(round 1, attempt 1).");
    fresh.give(round.study.answer(1, 1, 2, 3));
    Refused.with(Code.UNEXPECTED_MESSAGE, () -> fresh.give(revealed))
        .withMessageStartingWith("Phase Committed does not expect RoundRevealed");
  }
}
