package org.ieum.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.query.Moments;
import org.ieum.federation.study.Split;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.SiteVectorAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EngineMainTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void answersItsNodeOverASocketAndKeepsTablesReady() throws Exception {
    StudyManifest study = Hospital.study();
    Path csv = Hospital.csv(folder.resolve("hospital.csv"), 300, 1, 5);
    CountDownLatch gone = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread engine = engine(server.getLocalPort(), gone);
      try (EngineChannel node = new EngineChannel(server.accept())) {
        assertThat(node.receive()).isEqualTo(new EngineMessage.Hello("token"));

        node.send(new EngineMessage.Ask(new Moments().toBytes()));
        assertFailed(node.receive(), ErrorCode.PROTOCOL_VIOLATION);

        node.send(prepare(study, folder.resolve("none.csv")));
        assertFailed(node.receive(), ErrorCode.BAD_TABLE);

        node.send(prepare(study, csv));
        EngineMessage.Prepared prepared = (EngineMessage.Prepared) node.receive();
        assertThat(prepared.summary().total()).isEqualTo(300);
        int kept = SharedSpark.session().sparkContext().getPersistentRDDs().size();

        StudyManifest second = study.withMaxRecords(1000);
        node.send(prepare(second, csv));
        assertThat(node.receive()).isEqualTo(prepared);
        assertThat(SharedSpark.session().sparkContext().getPersistentRDDs().size()).isEqualTo(kept);

        node.send(new EngineMessage.Ask(new Moments().toBytes()));
        EngineMessage.Answer answer = (EngineMessage.Answer) node.receive();
        assertThat(answer.words()).containsExactly(words(second, csv));

        node.send(prepare(study.withSplit(new Split(50, "other")), csv));
        EngineMessage.Prepared other = (EngineMessage.Prepared) node.receive();
        assertThat(other.summary().heldOut()).isGreaterThan(prepared.summary().heldOut());
        assertThat(SharedSpark.session().sparkContext().getPersistentRDDs().size())
            .isEqualTo(kept + 1);

        node.send(new EngineMessage.Ask(new byte[] {9, 9}));
        assertFailed(node.receive(), ErrorCode.PROTOCOL_VIOLATION);
        assertThat(gone.getCount()).isEqualTo(1);
      }
      assertThat(gone.await(20, TimeUnit.SECONDS)).as("told that the node has gone").isTrue();
      engine.join(20_000);
      assertThat(engine.isAlive()).isFalse();
    }
  }

  @Test
  void anEngineForSmallTablesSaysThatOneIsTooLarge() throws Exception {
    Path csv = folder.resolve("large.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(csv.toFile(), "rw")) {
      sparse.setLength(65 << 20);
    }
    System.setProperty(QuickStart.PROPERTY, "true");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread engine = engine(server.getLocalPort(), new CountDownLatch(1));
      try (EngineChannel node = new EngineChannel(server.accept())) {
        node.receive();
        EngineMessage study = prepare(Hospital.study(), csv);
        node.send(study);
        assertThat(node.receive()).isEqualTo(new EngineMessage.TooLarge());
        node.send(new EngineMessage.Preview((EngineMessage.Prepare) study));
        assertThat(node.receive()).isEqualTo(new EngineMessage.TooLarge());
      }
      engine.join(20_000);
    } finally {
      System.clearProperty(QuickStart.PROPERTY);
    }
  }

  private static Thread engine(int port, CountDownLatch gone) {
    Thread engine =
        new Thread(
            () -> {
              try {
                EngineMain.serve(
                    "127.0.0.1", port, "token", SharedSpark.session(), gone::countDown);
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    engine.start();
    return engine;
  }

  private static EngineMessage prepare(StudyManifest study, Path csv) {
    return new EngineMessage.Prepare(study.toBytes(), csv.toString(), "csv", Map.of(), 0, false);
  }

  private static long[] words(StudyManifest study, Path csv) {
    TableSource source = TableSource.csv(csv.toString());
    try (SparkSiteTable table =
        SparkSiteTable.open(SharedSpark.session(), study, source, new SitePart(0, false))) {
      return table.answer(new Moments()).words(SiteVectorAccess.get());
    }
  }

  private static void assertFailed(EngineMessage message, ErrorCode code) {
    assertThat(message).isInstanceOf(EngineMessage.Failed.class);
    assertThat(((EngineMessage.Failed) message).code()).isEqualTo(code);
  }
}
