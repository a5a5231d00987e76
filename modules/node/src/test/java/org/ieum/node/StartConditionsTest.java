package org.ieum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.node.engine.EngineLauncher;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor calls a failure ends a start before anything is written. */
class StartConditionsTest {
  private static final EngineLauncher NONE =
      (port, token) -> {
        throw new IOException("no engine in this test");
      };

  @TempDir private Path folder = Path.of("");
  private Path site = Path.of("");

  @BeforeEach
  void makeAFederation() {
    Path fed = folder.resolve("fed");
    FederationInit.write(
        new FederationPlan(
            "trial",
            List.of("localhost"),
            1,
            List.of("seoul", "boston", "jeju"),
            List.of("ada"),
            List.of()),
        fed,
        Clock.systemUTC());
    site = fed.resolve("sites/seoul");
  }

  private void expectRefusal(String more, String... said) throws IOException {
    Path file =
        Files.writeString(
            site.resolve("node.yaml"),
            "ieum: node/v1\nsite: seoul\ncoordinator: https://localhost:1\n" + more);
    assertThatThrownBy(() -> Node.start(NodeConfig.read(file), NONE))
        .isInstanceOfSatisfying(
            IeumException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION);
              assertThat(e.text()).contains(said).contains(": expected ", ", found ", "; ");
            });
    assertThat(site.resolve("state")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.pem", "ledger.key"})
  void aKeyThatOthersCanReadIsRefused(String key) throws IOException {
    Files.setPosixFilePermissions(
        site.resolve("identity").resolve(key), PosixFilePermissions.fromString("rw-r--r--"));
    expectRefusal("", key + ", rw-r--r--", "other users of this machine", "chmod 600 ");
  }

  @Test
  void aPasswordThatOthersCanReadIsRefused() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "x");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    expectRefusal(
        "tables: {cdm: {uri: 'jdbc:postgresql://h/cdm', format: omop-jdbc, options:"
            + " {password-file: '"
            + password
            + "'}}}\n",
        "password, rw-r--r--",
        "chmod 600 ");
  }

  @Test
  void moreMemoryThanTheMachineHasIsRefused() throws IOException {
    expectRefusal("engine: {memory: 99999g}\n", "engine.memory", "99999g for Spark's driver");
  }
}
