package org.ieum.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.node.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdmSourceTest {
  private static final NodeConfig.Engine ENGINE =
      new NodeConfig.Engine("local[2]", Optional.empty(), "2g", Map.of());

  @Test
  void aFolderWithoutACoreTableIsFaultyAndOneWithAllIsFine(@TempDir Path folder) throws Exception {
    for (String file : List.of("PERSON.csv", "observation_period.csv", "concept.csv")) {
      Files.writeString(folder.resolve(file), "a,b\n");
    }
    assertThat(check(folder.toUri().toString(), "omop-csv", Map.of()))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.verdict()).isEqualTo(Check.Verdict.FAIL);
              assertThat(c.found()).endsWith("no table cdm_source");
            });
    Files.writeString(folder.resolve("cdm_source.csv"), "a,b\n");
    assertThat(check(folder.toUri().toString(), "omop-csv", Map.of()))
        .extracting(Check::verdict)
        .containsExactly(Check.Verdict.OK);
    Files.writeString(folder.resolve("death.csv"), "a;b\n");
    assertThat(check(folder.toUri().toString(), "omop-csv", Map.of()))
        .singleElement()
        .satisfies(c -> assertThat(c.found()).contains("death.csv: one column"));
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamedAndOneWithoutAPasswordIsSaidToBeUnseen() throws Exception {
    String url;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/cdm?user=x";
      assertThat(check(url, "omop-jdbc", Map.of("password-file", "/no/such/file")))
          .extracting(Check::verdict)
          .containsExactly(Check.Verdict.FAIL, Check.Verdict.WARN);
    }
    assertThat(check(url, "omop-jdbc", Map.of()))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.verdict()).isEqualTo(Check.Verdict.FAIL);
              assertThat(c.found()).contains("nothing answers").doesNotContain("user=x");
            });
  }

  private static List<Check> check(String uri, String format, Map<String, String> options) {
    return Tables.examine(
        Map.of("cdm", new NodeConfig.Table(uri, format, options, Optional.empty())), ENGINE);
  }
}
