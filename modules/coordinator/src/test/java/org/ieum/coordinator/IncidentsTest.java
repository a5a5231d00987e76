package org.ieum.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.StudyManifest;
import org.ieum.node.Node;
import org.ieum.node.NodeConfig;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.wire.MutualTls;
import org.ieum.wire.Protocol;
import org.ieum.wire.client.SiteStream;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.v1.FromSite;
import org.ieum.wire.v1.Heartbeat;
import org.ieum.wire.v1.ToSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is turned away at the coordinator's door, and what its people read then. */
final class IncidentsTest {
  private static final EngineLauncher NO_ENGINE =
      (port, token) -> {
        throw new IOException("no study runs in this test");
      };

  @SuppressWarnings("NullAway.Init")
  private static Rig rig;

  @SuppressWarnings("NullAway.Init")
  private static Coordinator coordinator;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    rig = new Rig(folder);
    coordinator =
        Coordinator.start(
            CoordinatorConfig.read(rig.home("coordinator").resolve("coordinator.yaml")));
  }

  @AfterAll
  static void stop() {
    rig.close();
    coordinator.close();
  }

  @Test
  void aSiteOfAnotherProtocolVersionIsToldToRunTheSameRelease() throws Exception {
    IeumException refused = turnedAway("boston", 99);
    assertThat(refused.code()).isEqualTo(ErrorCode.VERSION_MISMATCH);
    assertThat(refused.text())
        .contains("site boston", "expected protocol version " + Protocol.VERSION, "version 99")
        .contains("run the same release of Ieum on both sides");
  }

  @Test
  void aSiteCannotSubmit() {
    StudiesClient site = rig.client("boston", rig.address());
    IeumException refused = refusal(() -> site.submit(rig.study("of-a-site")));
    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_USAGE);
    assertThat(refused.text()).contains("expected a researcher's certificate", "site");
    assertThat(rig.client().list()).extracting(s -> s.getId()).doesNotContain("of-a-site");
  }

  @Test
  void aResearcherCannotAttendAsASite() throws Exception {
    PartyIdentity alice = rig.identity("alice");
    try (ClientFactory factory = MutualTls.client(alice)) {
      StreamEar ear = new StreamEar();
      try (SiteStream stream = SiteStream.open(factory, rig.address(), ear)) {
        stream.send(StreamEar.hello(rig.identity("boston"), Protocol.VERSION));
        IeumException refused = ear.awaitEnd();
        assertThat(refused.code()).isEqualTo(ErrorCode.PROTOCOL_VIOLATION);
        assertThat(refused.text()).contains("expected a site's certificate", "researcher");
      }
    }
  }

  @Test
  void aSecondStreamOfASiteIsTurnedAwayAndTheFirstGoesOn() throws Exception {
    PartyIdentity seoul = rig.identity("seoul");
    try (ClientFactory factory = MutualTls.client(seoul)) {
      StreamEar ear = new StreamEar();
      try (SiteStream first = SiteStream.open(factory, rig.address(), ear)) {
        first.send(StreamEar.hello(seoul, Protocol.VERSION));
        ToSite welcome = ear.poll();
        assertThat(welcome != null && welcome.hasWelcome()).isTrue();

        IeumException refused = turnedAway("seoul", Protocol.VERSION);
        assertThat(refused.text()).contains("found a second with the same certificate");

        first.send(FromSite.newBuilder().setHeartbeat(Heartbeat.newBuilder().setCount(77)).build());
        ToSite answer = ear.poll();
        assertThat(answer == null ? 0 : answer.getHeartbeat().getCount()).isEqualTo(77);
      }
    }
  }

  @Test
  void aSecondNodeOfASiteSaysWhyItIsTurnedAwayAndTheFirstStaysConnected(@TempDir Path elsewhere)
      throws Exception {
    NodeConfig config = NodeConfig.read(rig.home("daejeon").resolve("node.yaml"));
    NodeConfig copy =
        new NodeConfig(
            config.site(),
            config.coordinator(),
            config.identity(),
            elsewhere,
            config.tables(),
            config.policy(),
            config.engine());
    try (Node first = Node.start(config, NO_ENGINE)) {
      eventually(first::connected);
      try (Node second = Node.start(copy, NO_ENGINE)) {
        eventually(
            () ->
                Node.hasStatus(elsewhere)
                    && Files.readString(Node.statusFile(elsewhere))
                        .contains("expected one node, found a second with the same certificate"));
        assertThat(second.connected()).isFalse();
        assertThat(first.connected()).isTrue();
      }
    }
  }

  @Test
  void aStudyOfAnUnknownSiteIsRefusedWithTheSitesThatThereAre() {
    StudyManifest study = rig.study("unknown-site", List.of("boston", "busan", "seoul"));
    StudiesClient alice = rig.client();
    IeumException refused = refusal(() -> alice.submit(study));
    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_STUDY);
    assertThat(refused.text()).contains("unknown-site", "[busan]", "daejeon");
  }

  @Test
  void aPartyOfAnotherFederationIsToldThatItsCertificateIsNotOfThisOne(@TempDir Path elsewhere)
      throws Exception {
    try (Rig other = new Rig(elsewhere)) {
      IeumException refused =
          refusal(() -> rig.client(other.identity("alice"), rig.address()).list());
      assertReadable(refused, rig.address(), "expected a certificate of this federation");
      try (ClientFactory factory = MutualTls.client(other.identity("boston"))) {
        StreamEar ear = new StreamEar();
        try (SiteStream stream = SiteStream.open(factory, rig.address(), ear)) {
          stream.send(StreamEar.hello(other.identity("boston"), Protocol.VERSION));
          assertReadable(
              ear.awaitEnd(), rig.address(), "expected a certificate of this federation");
        }
      }
    }
  }

  @Test
  void aPortWhereNobodyListensIsSaidToBeOne() throws Exception {
    assertReadable(Rig.freePort(), "found none that answers");
  }

  @Test
  void aPortThatDoesNotSpeakTlsIsSaidToBeAnotherService() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread greeter = new Thread(() -> greet(door), "greeter");
      greeter.setDaemon(true);
      greeter.start();
      assertReadable(door.getLocalPort(), "expected TLS, found another service");
    }
  }

  @Test
  void aServerOfAnotherFederationIsSaidToFailTheHandshake(@TempDir Path other) throws Exception {
    try (Rig stranger = new Rig(other)) {
      assertReadableFrom(stranger.identity("coordinator"), "found a failed TLS handshake");
    }
  }

  @Test
  void aTlsServerWithoutOurServicesIsSaidToBeOne() throws Exception {
    assertReadableFrom(rig.identity("coordinator"), "found a server without them");
  }

  private static void assertReadableFrom(PartyIdentity identity, String expected) throws Exception {
    ServerBuilder builder =
        Server.builder()
            .port(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SessionProtocol.HTTPS);
    Server server =
        MutualTls.serve(builder, identity)
            .service("/", (context, request) -> HttpResponse.of("hello"))
            .build();
    try {
      server.start().join();
      assertReadable(server.activeLocalPort(), expected);
    } finally {
      server.stop().join();
    }
  }

  /** Both callers say it in one line for people. */
  private static void assertReadable(int port, String expected) throws Exception {
    URI address = URI.create("https://localhost:" + port);
    StudiesClient alice = rig.client("alice", address);
    assertReadable(refusal(alice::list), address, expected);
    try (ClientFactory factory = MutualTls.client(rig.identity("boston"))) {
      StreamEar ear = new StreamEar();
      try (SiteStream stream = SiteStream.open(factory, address, ear)) {
        stream.send(StreamEar.hello(rig.identity("boston"), Protocol.VERSION));
        assertReadable(ear.awaitEnd(), address, expected);
      }
    }
  }

  private static void assertReadable(IeumException refused, URI address, String expected) {
    assertThat(refused.code()).isEqualTo(ErrorCode.SITE_UNAVAILABLE);
    assertThat(refused.text())
        .startsWith("coordinator " + address + ": ")
        .contains(expected)
        .contains("check")
        .doesNotContain("Exception", "\n", "io.grpc", "java.");
  }

  private static void greet(ServerSocket door) {
    try {
      while (true) {
        try (Socket caller = door.accept()) {
          caller.getOutputStream().write("SSH-2.0-door\r\n".getBytes(StandardCharsets.US_ASCII));
          caller.getOutputStream().flush();
          caller.getInputStream().readNBytes(16);
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static IeumException turnedAway(String site, int version) throws Exception {
    PartyIdentity identity = rig.identity(site);
    try (ClientFactory factory = MutualTls.client(identity)) {
      StreamEar ear = new StreamEar();
      try (SiteStream stream = SiteStream.open(factory, rig.address(), ear)) {
        stream.send(StreamEar.hello(identity, version));
        return ear.awaitEnd();
      }
    }
  }

  private static IeumException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(IeumException.class, call);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void eventually(Condition condition) throws Exception {
    for (int i = 0; i < 400 && !condition.holds(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.holds()).isTrue();
  }
}
