package org.ieum.federation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.ieum.federation.Samples;
import org.ieum.federation.TableSummary;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.query.Moments;
import org.junit.jupiter.api.Test;

class EngineChannelTest {
  private static final List<EngineMessage> EVERY_MESSAGE =
      List.of(
          new EngineMessage.Hello("one-time token"),
          new EngineMessage.Prepare(
              Samples.study().toBytes(),
              "hdfs://cluster/patients 환자.csv",
              "csv",
              Map.of("header", "true", "sep", ";"),
              1,
              true),
          new EngineMessage.Prepared(
              new TableSummary(1L << 40, 3, 2, 1)
                  .withValues(List.of(new TableSummary.Values(11, 4)))),
          new EngineMessage.Ask(new Moments().toBytes()),
          new EngineMessage.Answer(new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}),
          new EngineMessage.Answer(new long[0]),
          new EngineMessage.Failed(ErrorCode.OVERFLOW, "answer: number 3 exceeds its bound"),
          new EngineMessage.TooLarge(),
          new EngineMessage.Goodbye(),
          new EngineMessage.Preview(
              new EngineMessage.Prepare(
                  Samples.study().toBytes(), "file:/cdm", "omop-csv", Map.of(), 0, false)),
          new EngineMessage.Previewed(new byte[] {1, 0, -1}),
          new EngineMessage.Prepared(
              new TableSummary(3, 1, 0, 0)
                  .withWeights(
                      List.of(
                          PartWeights.none(PartWeights.TRAINING).with(true, 1.25, 20),
                          PartWeights.none(PartWeights.HELD_OUT).with(false, 20, 20)))));

  @Test
  void everyMessageCrossesTheLinkUnchanged() throws IOException {
    try (Link link = new Link()) {
      for (EngineMessage message : EVERY_MESSAGE) {
        link.engine.send(message);
        assertThat(link.node.receive()).usingRecursiveComparison().isEqualTo(message);
        link.node.send(message);
        assertThat(link.engine.receive()).usingRecursiveComparison().isEqualTo(message);
      }
    }
  }

  @Test
  void theListHoldsEveryVariant() {
    assertThat(EVERY_MESSAGE.stream().map(m -> (Object) m.getClass()).distinct())
        .containsExactlyInAnyOrder((Object[]) EngineMessage.class.getPermittedSubclasses());
  }

  @Test
  void anEndThatGoesAwayIsAnEndOfStream() throws IOException {
    try (Link link = new Link()) {
      link.engine.close();
      assertThatThrownBy(link.node::receive).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void unknownTagsAndLengthsBeyondTheLimitAreRefused() throws IOException {
    try (Link link = new Link()) {
      link.raw.getOutputStream().write(99);
      assertThatThrownBy(link.node::receive)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("tag 99");
    }
    try (Link link = new Link()) {
      link.raw.getOutputStream().write(new byte[] {5, 0x7f, -1, -1, -1});
      assertThatThrownBy(link.node::receive)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("length");
    }
  }

  @Test
  void secretsAndAnswersDoNotPrint() {
    assertThat(EVERY_MESSAGE.get(0).toString()).doesNotContain("token");
    assertThat(EVERY_MESSAGE.get(4).toString()).isEqualTo("Answer[4 words]");
  }

  /** Two ends of one loopback socket. */
  private static final class Link implements AutoCloseable {
    private final Socket raw;
    private final EngineChannel engine;
    private final EngineChannel node;

    Link() throws IOException {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        raw = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        engine = new EngineChannel(raw);
        node = new EngineChannel(server.accept());
      }
    }

    @Override
    public void close() throws IOException {
      engine.close();
      node.close();
    }
  }
}
