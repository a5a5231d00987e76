package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party whose own certificate has expired learns it at once, and not from a failed handshake. */
class ExpiredCertificateTest {
  private static final Duration VALIDITY = Duration.ofDays(825);
  private static final String HOME = "ieum.home";

  private final Instant made =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(900));

  @TempDir Path folder = Path.of("");
  private final String home = System.getProperty(HOME, ".");
  private Path out = Path.of("");

  @BeforeEach
  void aFederationOfLongAgo() throws IOException {
    out = folder.resolve("fed");
    FederationPlan plan =
        new FederationPlan(
            "stroke", List.of("127.0.0.1"), 1, List.of("seoul"), List.of("ada"), List.of());
    FederationInit.write(plan, out, Clock.fixed(made, ZoneOffset.UTC));
    // A node looks for its Spark first.
    Path target = Files.createDirectories(folder.resolve("modules/simulation/target"));
    Path bin = Files.createDirectories(target.resolve("spark-home/bin"));
    assertThat(Files.createFile(bin.resolve("spark-submit")).toFile().setExecutable(true)).isTrue();
    Files.createDirectory(target.resolve("engine"));
    System.setProperty(HOME, folder.toString());
  }

  @AfterEach
  void theHomeOfBefore() {
    System.setProperty(HOME, home);
  }

  @Test
  void aSite() {
    refused("sites/seoul", "node", "--config=" + config("sites/seoul/node.yaml"));
    assertThat(out.resolve("sites/seoul/state/ledger")).doesNotExist();
  }

  @Test
  void theCoordinator() {
    refused("coordinator", "coordinator", "--config=" + config("coordinator/coordinator.yaml"));
    assertThat(out.resolve("coordinator/state/ledger")).doesNotExist();
  }

  @Test
  void aResearcher() {
    refused("researchers/ada", "studies", "--config=" + config("researchers/ada/ieum.yaml"));
  }

  private Path config(String file) {
    return out.resolve(file);
  }

  private void refused(String party, String... arguments) {
    CommandLineHarness run = CommandLineHarness.run(arguments);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(out.resolve(party).resolve("identity/certificate.pem").toString())
        .contains("expected a certificate in date, found one valid from")
        .contains("to " + made.plus(VALIDITY) + ", and it is")
        .contains("`ieum federation init`")
        .contains("[BAD_CONFIGURATION]")
        .doesNotContain("\tat ");
  }
}
