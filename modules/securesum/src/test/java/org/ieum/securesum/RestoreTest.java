package org.ieum.securesum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ieum.securesum.SecureSumException.Code;
import org.junit.jupiter.api.Test;

class RestoreTest {
  @Test
  void withoutAJournalTheStudyStarts() {
    TestSite site = TestStudy.of(2).site(0);
    site.crash();
    assertThat(site.phase.name()).isEqualTo("AwaitingRound");
    assertThat(site.phase.round()).isZero();
  }

  @Test
  void everyJournalPointRestoresTheSamePhaseAndBytes() {
    TestRound round = TestRound.first(3);
    Commitments commitments = round.toCommitments();
    TestSite site = round.sites.get(0);
    site.crash();
    assertThat(site.phase.name()).isEqualTo("Committed");
    assertThat(site.sends(round.opened)).isEqualTo(round.vectors.get(0));
    FromSite seed = site.sends(commitments);
    site.crash();
    assertThat(site.phase.name()).isEqualTo("Released");
    assertThat(site.sends(round.opened)).isEqualTo(round.vectors.get(0));
    assertThat(site.sends(commitments)).isEqualTo(seed);
    round.collector = round.collector.on(seed).next();
    for (TestSite other : round.sites.subList(1, 3)) {
      round.collector = round.collector.on(other.sends(commitments)).next();
    }
    RoundRevealed revealed = (RoundRevealed) round.collector.announcements().get(2);
    site.give(revealed);
    site.crash();
    assertThat(site.phase.name()).isEqualTo("Revealed");
    assertThat(site.phase.sum()).isEqualTo(round.collector.sum());
    assertThat(site.sends(round.opened)).isEqualTo(round.vectors.get(0));
    assertThat(site.sends(commitments)).isEqualTo(seed);
    assertThat(site.give(revealed)).isEmpty();
    site.give(round.study.opened(2, 1));
    assertThat(site.phase.awaitsAnswer()).isPresent();
  }

  @Test
  void crashBeforeTheLaterAttemptIsJournaledLeavesTheEarlierOne() {
    TestRound round = TestRound.first(3);
    round.toCommitments();
    TestSite site = round.sites.get(0);
    site.give(round.opened.retry(2, round.study.names));
    site.crash();
    assertThat(site.phase.name()).isEqualTo("Committed");
    assertThat(site.sends(round.opened)).isEqualTo(round.vectors.get(0));
    site.give(round.opened.retry(2, round.study.names));
    assertThat(site.phase.name()).isEqualTo("Answering");
  }

  @Test
  void wholeJournalOfSeveralRoundsRestoresToo() {
    TestRound first = TestRound.first(2);
    first.toEnd();
    TestSite site = first.sites.get(0);
    List<JournalRecord> firstRound = site.records();
    TestRound second = new TestRound(first.study, first.sites, first.study.opened(2, 4));
    second.toEnd();
    List<JournalRecord> all = new java.util.ArrayList<>(firstRound);
    all.addAll(site.records());
    assertThat(all).hasSize(6);
    SitePhase phase = SitePhase.restore(site.party, all);
    assertThat(phase.round()).isEqualTo(2);
    assertThat(phase.sum()).isEqualTo(second.collector.sum());
  }

  @Test
  void recordsThatDoNotFollowFromEachOtherAreRefused() {
    TestRound round = TestRound.first(2);
    round.toEnd();
    TestSite site = round.sites.get(0);
    List<JournalRecord> records = site.records();
    JournalRecord committed = records.get(0);
    JournalRecord released = records.get(1);
    JournalRecord revealed = records.get(2);
    List<List<JournalRecord>> broken =
        List.of(
            List.of(released),
            List.of(revealed),
            List.of(committed, revealed),
            List.of(committed, committed),
            List.of(committed, released, released),
            List.of(committed, released, committed),
            List.of(committed, released, revealed, committed),
            List.of(committed, released, new RevealedRecord(1, 2, WordVector.zero(1, 3))),
            List.of(committed, released, new RevealedRecord(1, 1, WordVector.zero(1, 2))));
    for (List<JournalRecord> each : broken) {
      Refused.with(Code.BAD_JOURNAL, () -> SitePhase.restore(site.party, each));
    }
  }

  @Test
  void journalOfAnotherSiteKeyOrSeedIsRefused() {
    TestRound round = TestRound.first(2);
    round.toCommitments();
    List<JournalRecord> records = round.sites.get(0).records();
    Refused.with(
        Code.BAD_JOURNAL, () -> SitePhase.restore(round.study.party(round.study.name(1)), records));
    TestStudy rekeyed = new TestStudy(2, 0, 99);
    Refused.with(Code.BAD_JOURNAL, () -> SitePhase.restore(rekeyed.party(rekeyed.name(0)), records))
        .withMessageContaining("Check that the journal and the study key belong together.");
    CommittedRecord honest = (CommittedRecord) records.get(0);
    CommittedRecord otherSeed =
        new CommittedRecord(honest.opened(), honest.masked(), round.study.seed());
    Refused.with(
        Code.BAD_JOURNAL, () -> SitePhase.restore(round.sites.get(0).party, List.of(otherSeed)));
  }

  @Test
  void recordsSurviveTheirEncoding() {
    TestStudy study = TestStudy.of(3);
    TestRound round = new TestRound(study, study.sites(), study.opened(1, 3));
    round.toEnd();
    for (byte[] encoded : round.sites.get(2).journal) {
      JournalRecord record = JournalRecord.decode(encoded);
      assertThat(record.round()).isEqualTo(1);
      assertThat(record.attempt()).isEqualTo(3);
      assertThat(record.encoded()).isEqualTo(encoded);
    }
    RevealedRecord wide = new RevealedRecord(2, 1, WordVector.of(2, new long[] {1, -2, 3, 4}));
    assertThat(JournalRecord.decode(wide.encoded())).isEqualTo(wide);
  }

  @Property(tries = 200)
  void damagedRecordsAreRefusedOrReadAsOtherRecordsButNeverFailOtherwise(
      @ForAll @IntRange(min = 0, max = 2) int which,
      @ForAll @IntRange(min = 0, max = 4000) int at,
      @ForAll byte value) {
    byte[] encoded = Journals.ENDED.get(which);
    byte[] cut = Arrays.copyOf(encoded, at % encoded.length);
    Refused.with(Code.BAD_JOURNAL, () -> JournalRecord.decode(cut));
    Refused.with(
            Code.BAD_JOURNAL,
            () -> JournalRecord.decode(Arrays.copyOf(encoded, encoded.length + 1)))
        .withMessageContaining("1 bytes more");
    byte[] damaged = encoded.clone();
    damaged[at % encoded.length] = value;
    try {
      assertThat(JournalRecord.decode(damaged).encoded()).isEqualTo(damaged);
    } catch (SecureSumException e) {
      assertThat(e.code()).isEqualTo(Code.BAD_JOURNAL);
    }
  }

  private static final class Journals {
    static final List<byte[]> ENDED = ended();

    private static List<byte[]> ended() {
      TestRound round = TestRound.first(2);
      round.toEnd();
      return round.sites.get(0).journal;
    }
  }
}
