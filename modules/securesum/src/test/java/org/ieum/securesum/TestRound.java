package org.ieum.securesum;

import java.util.ArrayList;
import java.util.List;

/** One honest attempt driven step by step, for tests that interfere at some point. */
final class TestRound {
  final TestStudy study;
  final List<TestSite> sites;
  final RoundOpened opened;
  CollectorPhase collector;
  final List<MaskedVector> vectors = new ArrayList<>();
  final List<SeedReleased> seeds = new ArrayList<>();

  TestRound(TestStudy study, List<TestSite> sites, RoundOpened opened) {
    this.study = study;
    this.sites = sites;
    this.opened = opened;
    collector = study.collect(opened);
  }

  static TestRound first(int sites) {
    TestStudy study = TestStudy.of(sites);
    return new TestRound(study, study.sites(), study.opened(1, 1));
  }

  /** Every site answers (10 i, −i, 7); the collector has all vectors. */
  Commitments toCommitments() {
    for (int i = 0; i < sites.size(); i++) {
      Answered answer = study.answer(opened.round(), 10L * i, -i, 7);
      MaskedVector vector = sites.get(i).masks(opened, answer);
      vectors.add(vector);
      collector = collector.on(vector).next();
    }
    return (Commitments) collector.announcements().get(1);
  }

  RoundRevealed toRevealed() {
    Commitments commitments = toCommitments();
    for (TestSite site : sites) {
      SeedReleased seed = site.releases(commitments);
      seeds.add(seed);
      collector = collector.on(seed).next();
    }
    return (RoundRevealed) collector.announcements().get(2);
  }

  WordVector toEnd() {
    RoundRevealed revealed = toRevealed();
    sites.forEach(site -> site.give(revealed));
    return collector.sum().orElseThrow();
  }
}
