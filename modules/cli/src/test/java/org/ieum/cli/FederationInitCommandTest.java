package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ieum.coordinator.CoordinatorConfig;
import org.ieum.node.NodeConfig;
import org.ieum.node.policy.Decision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FederationInitCommandTest {
  @TempDir Path folder = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void init() {
    out = folder.resolve("fed");
    CommandLineHarness run = initialise(out);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  private static CommandLineHarness initialise(Path out) {
    return CommandLineHarness.run(
        "federation",
        "init",
        "--name=stroke",
        "--host=hub.example.org",
        "--host=127.0.0.1",
        "--port=7001",
        "--site=seoul",
        "--site=boston",
        "--researcher=ada",
        "--reviewer=irb",
        "--out=" + out);
  }

  @Test
  void everyConfigurationThatItWritesIsReadByItsProcess() {
    CoordinatorConfig coordinator =
        CoordinatorConfig.read(out.resolve("coordinator/coordinator.yaml"));
    assertThat(coordinator.port()).isEqualTo(7001);
    NodeConfig node = NodeConfig.read(out.resolve("sites/seoul/node.yaml"));
    assertThat(node.site()).isEqualTo("seoul");
    assertThat(node.coordinator()).hasToString("https://hub.example.org:7001");
    assertThat(node.tables()).isEmpty();
    assertThat(node.policy().rule("any", "one").decision()).isEqualTo(Decision.ASK);
    for (String client : new String[] {"researchers/ada", "reviewers/irb"}) {
      ClientConfig config = ClientConfig.read(out.resolve(client).resolve("ieum.yaml"));
      assertThat(config.coordinator()).hasToString("https://hub.example.org:7001");
      assertThat(config.identity()).isDirectory();
    }
  }

  @Test
  void aSecondRunIsRefusedAndChangesNothing() {
    CommandLineHarness again = initialise(out);
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("never overwritten");
  }

  @Test
  void twoHospitalsAreToldWhatEachCanSubtract() {
    CommandLineHarness two = initialise(folder.resolve("two"));
    assertThat(two.out()).contains("with two hospitals, each can subtract its own part");
    CommandLineHarness three =
        CommandLineHarness.run(
            "federation",
            "init",
            "--name=stroke",
            "--host=h",
            "--site=a",
            "--site=b",
            "--site=c",
            "--researcher=ada",
            "--out=" + folder.resolve("three"));
    assertThat(three.out()).doesNotContain("subtract");
  }

  @Test
  void theDoctorFindsNoFaultButTheSilentCoordinator() {
    CommandLineHarness run =
        CommandLineHarness.run("doctor", "--config=" + out.resolve("coordinator/coordinator.yaml"));
    assertThat(run.out())
        .contains("ok    certificate    coordinator of federation stroke")
        .contains("ok    roster")
        .contains("ok    state folder")
        .contains("ok    ledger")
        .doesNotContain("fail");
    assertThat(run.status()).isZero();
  }

  @Test
  void theDoctorSaysWhatToDoAboutAForeignIdentity() {
    Path other = folder.resolve("other");
    initialise(other);
    Path config = folder.resolve("ieum.yaml");
    write(
        config,
        "ieum: client/v1\ncoordinator: https://127.0.0.1:1\nidentity: "
            + out.resolve("sites/seoul/identity")
            + "\n");
    CommandLineHarness run = CommandLineHarness.run("doctor", "--config=" + config, "--json");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("\"ok\" : false")
        .contains("nothing answers at https://127.0.0.1:1");
  }

  @Test
  void aMisspeltKeyOffersTheNearestName() {
    Path config = folder.resolve("ieum.yaml");
    write(config, "ieum: client/v1\ncordinator: https://h:1\n");
    CommandLineHarness run = CommandLineHarness.run("studies", "--config=" + config);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("ieum.yaml:2")
        .contains("did you mean 'coordinator'?")
        .contains("[BAD_CONFIGURATION]");
  }

  @Test
  void anAddressThatIsNotHttpsIsRefused() {
    Path config = folder.resolve("ieum.yaml");
    write(config, "ieum: client/v1\ncoordinator: hub:7443\n");
    CommandLineHarness run = CommandLineHarness.run("studies", "--config=" + config);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("an address https://host:port");
  }

  private static void write(Path file, String text) {
    try {
      java.nio.file.Files.writeString(file, text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
