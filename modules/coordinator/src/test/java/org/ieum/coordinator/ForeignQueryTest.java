package org.ieum.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ieum.algorithms.StudyProgram;
import org.ieum.federation.Federation;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.query.Query;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.SiteVectorAccess;
import org.ieum.ledger.Entry;
import org.ieum.ledger.EntryKind;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.securesum.Bytes;
import org.ieum.securesum.RoundOpened;
import org.ieum.securesum.Scales;
import org.ieum.securesum.SiteName;
import org.ieum.testkit.CsvTable;
import org.ieum.testkit.ReferenceEngine;
import org.ieum.wire.SumCodec;
import org.ieum.wire.v1.FromSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A coordinator that departs from the approved study gets no number out of a site. */
final class ForeignQueryTest {
  private static final String SITE = "boston";

  /** How a coordinator may try to learn more than the study asks. */
  enum Trick {
    /** A query that the study asks too, but later. */
    ANOTHER_QUERY {
      @Override
      RoundOpened opens(StudyManifest study, List<Query> asked) {
        return round(study, asked.get(1), study.sites(), 0);
      }
    },
    /** The right query in other units. */
    OTHER_SCALES {
      @Override
      RoundOpened opens(StudyManifest study, List<Query> asked) {
        return round(study, asked.get(0), study.sites(), 1);
      }
    },
    /** The right query of fewer sites, so that the sum tells more of each. */
    FEWER_SITES {
      @Override
      RoundOpened opens(StudyManifest study, List<Query> asked) {
        return round(study, asked.get(0), List.of(SITE, "seoul"), 0);
      }
    };

    abstract RoundOpened opens(StudyManifest study, List<Query> asked);
  }

  @ParameterizedTest
  @EnumSource
  void aRoundThatTheStudyDoesNotAskNextIsReportedAndNotAnswered(Trick trick, @TempDir Path folder)
      throws Exception {
    try (Rig rig = new Rig(folder)) {
      StudyManifest study = rig.study("foreign-query");
      RoundOpened foreign = trick.opens(study, asked(rig, study));
      try (FakeCoordinator coordinator = new FakeCoordinator(rig, study, foreign);
          Node node = node(rig)) {
        FromSite outcome = coordinator.awaitOutcome();
        assertThat(node.connected()).isTrue();
        assertThat(outcome.getIncident().getCode()).isEqualTo(ErrorCode.REPLICA_DIVERGED.name());
        assertThat(coordinator.heard()).noneMatch(FromSite::hasMasked).noneMatch(FromSite::hasSeed);
      }
      List<Entry> entries = rig.ledger(SITE).entries();
      assertThat(entries)
          .filteredOn(e -> e.kind() == EntryKind.INCIDENT)
          .singleElement()
          .satisfies(
              e -> {
                assertThat(e.draft().texts())
                    .containsEntry("code", ErrorCode.REPLICA_DIVERGED.name());
                assertThat(e.draft().round()).isEqualTo(1);
                assertThat(e.draft().studyId()).contains(study.digest());
              });
      assertThat(entries)
          .extracting(Entry::kind)
          .doesNotContain(EntryKind.ANSWER_COMMITTED, EntryKind.EGRESS_SENT);
    }
  }

  @Test
  void theRoundThatTheStudyAsksNextIsAnsweredWithAVectorThatHidesTheAnswer(@TempDir Path folder)
      throws Exception {
    try (Rig rig = new Rig(folder)) {
      StudyManifest study = rig.study("own-query");
      Query own = asked(rig, study).get(0);
      FromSite outcome;
      try (FakeCoordinator coordinator =
              new FakeCoordinator(rig, study, round(study, own, study.sites(), 0));
          Node node = node(rig)) {
        outcome = coordinator.awaitOutcome();
        assertThat(node.connected()).isTrue();
      }
      assertThat(outcome.hasMasked()).isTrue();
      FixedPoint scale = own.scale(study);
      long[] masked = SumCodec.fromWire(SITE, scale.limbs(), outcome.getMasked()).words().toWords();
      long[] plain = table(rig, study, SITE).answer(own).words(SiteVectorAccess.get());
      assertThat(masked).hasSameSizeAs(plain);
      for (int i = 0; i < plain.length; i++) {
        assertThat(masked[i]).as("word " + i).isNotEqualTo(plain[i]);
      }
      assertThat(rig.ledger(SITE).entries())
          .extracting(Entry::kind)
          .contains(EntryKind.QUERY_RECEIVED, EntryKind.ANSWER_COMMITTED, EntryKind.EGRESS_SENT)
          .doesNotContain(EntryKind.INCIDENT);
    }
  }

  @Test
  void whatACrashKeptOutOfTheLedgerIsEnteredBeforeItIsRepeated(@TempDir Path folder)
      throws Exception {
    try (Rig rig = new Rig(folder)) {
      StudyManifest study = rig.study("repeated");
      Query own = asked(rig, study).get(0);
      Path record = rig.home(SITE).resolve("state").resolve("ledger").resolve("record");
      try (FakeCoordinator coordinator =
          new FakeCoordinator(rig, study, round(study, own, study.sites(), 0))) {
        try (Node node = node(rig)) {
          assertThat(coordinator.awaitOutcome().hasMasked()).isTrue();
          assertThat(node.connected()).isTrue();
        }
        assertThat(sent(rig)).isEqualTo(1);
        cutLastBlock(record);
        assertThat(sent(rig)).isZero();
        int before = masked(coordinator).size();
        try (Node again = node(rig)) {
          for (int i = 0;
              i < 400 && !(masked(coordinator).size() > before && again.connected());
              i++) {
            Thread.sleep(50);
          }
          assertThat(again.connected()).isTrue();
        }
        FromSite first = masked(coordinator).get(0);
        assertThat(masked(coordinator)).hasSizeGreaterThan(before).allMatch(first::equals);
        assertThat(sent(rig)).isEqualTo(1);
        assertThat(rig.ledger(SITE).findings()).isEmpty();
      }
    }
  }

  private static long sent(Rig rig) {
    return rig.ledger(SITE).entries().stream()
        .filter(e -> e.kind() == EntryKind.EGRESS_SENT)
        .count();
  }

  private static List<FromSite> masked(FakeCoordinator coordinator) {
    return coordinator.heard().stream().filter(FromSite::hasMasked).toList();
  }

  /** As a crash leaves the record that came before the fsync of its last block. */
  private static void cutLastBlock(Path record) throws IOException {
    byte[] bytes = Files.readAllBytes(record);
    int block = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("IeuB");
    Files.write(record, Arrays.copyOf(bytes, block));
  }

  private static RoundOpened round(
      StudyManifest study, Query query, List<String> members, int shift) {
    FixedPoint scale = query.scale(study);
    return new RoundOpened(
        1,
        1,
        members.stream().map(SiteName::new).toList(),
        Bytes.of(query.toBytes()),
        scale.length(),
        scale.limbs(),
        Scales.of(Arrays.stream(scale.exponents()).map(e -> e + shift).toArray()));
  }

  /** The node in this process; its engine is a thread. */
  private static Node node(Rig rig) {
    EngineLauncher launcher =
        (port, token) -> {
          Thread thread =
              new Thread(
                  () -> {
                    try {
                      ReferenceEngine.serve(port, token);
                    } catch (IOException e) {
                      // The node has stopped.
                    }
                  },
                  "engine");
          thread.setDaemon(true);
          thread.start();
          return new EngineThread(thread);
        };
    return Node.start(NodeConfig.read(rig.home(SITE).resolve("node.yaml")), launcher);
  }

  private record EngineThread(Thread thread) implements EngineLauncher.EngineProcess {
    @Override
    public boolean alive() {
      return thread.isAlive();
    }

    @Override
    public void kill() {
      // It ends with the test.
    }
  }

  /** All queries of the study in their order. */
  private static List<Query> asked(Rig rig, StudyManifest study) {
    List<SiteTable> tables = new ArrayList<>();
    study.sites().forEach(site -> tables.add(table(rig, study, site)));
    Federation simulated = new SimulatedFederation(study, tables);
    List<Query> asked = new ArrayList<>();
    Federation recording =
        new Federation() {
          @Override
          public StudyManifest study() {
            return study;
          }

          @Override
          public AggregateVector ask(Query query) {
            asked.add(query);
            return simulated.ask(query);
          }
        };
    StudyProgram.run(recording, ProgressListener.none());
    return asked;
  }

  private static InMemorySiteTable table(Rig rig, StudyManifest study, String site) {
    return new InMemorySiteTable(
        study, study.sites().indexOf(site), false, CsvTable.read(rig.csv(site)).patients(study));
  }
}
