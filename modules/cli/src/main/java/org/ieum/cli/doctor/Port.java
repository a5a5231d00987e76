package org.ieum.cli.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.ieum.federation.error.IeumException;
import org.ieum.wire.Protocol;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.PeerIdentity;
import org.ieum.wire.identity.Role;
import org.ieum.wire.v1.FederationOverview;

/** Looks at the coordinator's port, from outside and from its own machine. */
final class Port {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration MOST_SKEW = Duration.ofMinutes(2);
  private static final String SUBJECT = "coordinator";

  private Port() {}

  /** The coordinator's own port: either it runs there, or the port is free. */
  static Check listening(String host, int port, PartyIdentity identity) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
      return Check.ok("port", host + ":" + port + " is free; the coordinator does not run now");
    } catch (IOException e) {
      String local = host.equals("0.0.0.0") ? "127.0.0.1" : host;
      try (SSLSocket socket =
          handshake(URI.create("https://" + local + ":" + port), identity, false)) {
        return Check.ok("port", host + ":" + port + ", " + peer(socket) + " runs there");
      } catch (IOException | IeumException taken) {
        return Check.fail(
            "port",
            host + ":" + port + " cannot be listened on (" + e.getMessage() + ")",
            "stop what has the port, or correct 'listen'");
      }
    }
  }

  /** The way to the coordinator, step by step: address, TLS, clock, protocol. */
  static List<Check> dialled(URI coordinator, PartyIdentity identity, Clock clock) {
    List<Check> checks = new ArrayList<>();
    try (SSLSocket socket = handshake(coordinator, identity, true)) {
      checks.add(Check.ok(SUBJECT, coordinator + ", mutual TLS with " + peer(socket)));
      checks.add(clock(socket, coordinator, clock));
    } catch (SSLException e) {
      checks.add(
          Check.fail(
              SUBJECT,
              coordinator + ": TLS fails (" + e.getMessage() + ")",
              "check that it is the coordinator's port, that both identities are of this federation"
                  + " and in date, and that the coordinator's certificate names this host"));
      return checks;
    } catch (IOException e) {
      checks.add(
          Check.fail(
              SUBJECT,
              "nothing answers at " + coordinator + " (" + e.getClass().getSimpleName() + ")",
              "check host and port, that it runs, and that the firewall lets this machine dial out"));
      return checks;
    }
    if (identity.role() != Role.SITE) {
      checks.add(protocol(coordinator, identity));
    }
    return checks;
  }

  private static Check protocol(URI coordinator, PartyIdentity identity) {
    try (StudiesClient client = new StudiesClient(identity, coordinator)) {
      FederationOverview overview = client.overview();
      String found = "version " + overview.getProtocol() + " of " + overview.getSoftware();
      return overview.getProtocol() == Protocol.VERSION
          ? Check.ok("protocol", found)
          : Check.fail(
              "protocol",
              found + ", this is " + Protocol.VERSION,
              "install the same release of Ieum");
    } catch (IeumException e) {
      return Check.fail("protocol", e);
    }
  }

  private static SSLSocket handshake(URI to, PartyIdentity identity, boolean checkName)
      throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(
          new InetSocketAddress(to.getHost().replaceAll("[\\[\\]]", ""), to.getPort()),
          (int) TIMEOUT.toMillis());
      plain.setSoTimeout((int) TIMEOUT.toMillis());
      SSLSocket socket =
          (SSLSocket)
              Tls.context(identity)
                  .getSocketFactory()
                  .createSocket(plain, to.getHost(), to.getPort(), true);
      SSLParameters parameters = socket.getSSLParameters();
      if (checkName) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static PeerIdentity peer(SSLSocket socket) throws SSLException {
    Certificate first = socket.getSession().getPeerCertificates()[0];
    return PeerIdentity.of((X509Certificate) first);
  }

  /** The server dates every answer; half a second of the way there does not matter. */
  private static Check clock(SSLSocket socket, URI to, Clock clock) throws IOException {
    String request =
        "GET / HTTP/1.1\r\nHost: " + to.getAuthority() + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    String answer = new String(socket.getInputStream().readNBytes(4096), US_ASCII);
    String date =
        answer
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("date:"))
            .findFirst()
            .orElse("")
            .replaceFirst("(?i)date: *", "");
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration skew = Duration.between(clock.instant(), theirs).abs();
      return skew.compareTo(MOST_SKEW) > 0
          ? Check.warn("clock", skew.toSeconds() + " s apart", "let NTP set this machine's clock")
          : Check.ok(
              "clock", "agrees with the coordinator's within " + (skew.toSeconds() + 1) + " s");
    } catch (DateTimeParseException e) {
      return Check.warn(
          "clock", "the coordinator did not say its time", "compare the clocks by hand");
    }
  }
}
