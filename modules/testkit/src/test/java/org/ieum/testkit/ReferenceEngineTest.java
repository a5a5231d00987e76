package org.ieum.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ieum.federation.TableSummary;
import org.ieum.federation.engine.EngineChannel;
import org.ieum.federation.engine.EngineMessage;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.query.Moments;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.SiteVectorAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as a process of its own, spoken to as a node would. */
class ReferenceEngineTest {
  private static final StudyManifest STUDY =
      SyntheticCohort.study(
          2,
          new FeatureDictionary(
              List.of(Covariate.continuous("age", 0, 100).withMissingIndicator())));

  private final Path folder;

  ReferenceEngineTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void preparesATableAnswersAsTheTableDoesAndGoesWhenToldTo() throws Exception {
    Path csv = table("age,outcome", "40,1", ",0", "120,1");
    try (Node node = new Node()) {
      assertThat(node.channel.receive()).isEqualTo(new EngineMessage.Hello("one-time token"));
      assertThat(node.ask(prepare(csv.toUri().toString(), "csv")))
          .isEqualTo(new EngineMessage.Prepared(summary(3, 2, 1)));
      long[] expected =
          new InMemorySiteTable(STUDY, 1, true, CsvTable.read(csv).patients(STUDY))
              .answer(new Moments())
              .words(SiteVectorAccess.get());
      assertThat(node.ask(new EngineMessage.Ask(new Moments().toBytes())))
          .isInstanceOfSatisfying(
              EngineMessage.Answer.class, a -> assertThat(a.words()).isEqualTo(expected));
      node.channel.send(new EngineMessage.Goodbye());
      assertThat(node.engine.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(node.engine.exitValue()).isZero();
    }
  }

  @Test
  void saysWhatIsWrongAndLivesOn() throws Exception {
    Path bad = table("age,outcome", "40,1", "forty,0");
    try (Node node = new Node()) {
      node.channel.receive();
      failed(
          node.ask(new EngineMessage.Ask(new Moments().toBytes())), ErrorCode.PROTOCOL_VIOLATION);
      failed(node.ask(prepare(bad.toString(), "csv")), ErrorCode.BAD_TABLE);
      failed(node.ask(prepare(folder.resolve("none.csv").toString(), "csv")), ErrorCode.BAD_TABLE);
      failed(node.ask(prepare(bad.toString(), "parquet")), ErrorCode.BAD_TABLE);
      Path good = table("age,outcome", "40,1");
      assertThat(node.ask(prepare(good.toString(), "csv")))
          .isEqualTo(new EngineMessage.Prepared(summary(1, 1, 0)));
      failed(node.ask(new EngineMessage.Ask(new byte[] {1, 99})), ErrorCode.PROTOCOL_VIOLATION);
    }
  }

  /** All but one record have an age. */
  private static TableSummary summary(long records, long events, long outside) {
    long recorded = Math.max(1, records - 1);
    return new TableSummary(records, events, 0, 0)
        .withValues(List.of(new TableSummary.Values(recorded, outside)));
  }

  @Test
  void goesWhenTheNodeIsGone() throws Exception {
    try (Node node = new Node()) {
      node.channel.receive();
      node.channel.close();
      assertThat(node.engine.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(node.engine.exitValue()).isZero();
    }
  }

  private static void failed(EngineMessage reply, ErrorCode code) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            EngineMessage.Failed.class, f -> assertThat(f.code()).isEqualTo(code));
  }

  private static EngineMessage.Prepare prepare(String uri, String format) {
    return new EngineMessage.Prepare(STUDY.toBytes(), uri, format, Map.of(), 1, true);
  }

  private Path table(String... lines) throws IOException {
    return Files.write(folder.resolve("table.csv"), List.of(lines));
  }

  /** The node's side: a listening port, and the engine that it launched. */
  private static final class Node implements AutoCloseable {
    private final Process engine;
    private final EngineChannel channel;

    Node() throws IOException {
      try (ServerSocket server =
          new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
        server.setSoTimeout(30_000);
        ProcessBuilder command =
            new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path", ""),
                ReferenceEngine.class.getName(),
                Integer.toString(server.getLocalPort()));
        command.environment().put(ReferenceEngine.TOKEN, "one-time token");
        engine = command.inheritIO().start();
        channel = new EngineChannel(server.accept());
      }
    }

    EngineMessage ask(EngineMessage message) throws IOException {
      channel.send(message);
      return channel.receive();
    }

    @Override
    public void close() throws IOException {
      channel.close();
      engine.destroyForcibly();
    }
  }
}
