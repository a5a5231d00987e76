package org.ieum.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.node.NodeConfig;
import org.ieum.wire.identity.FederationInit;
import org.ieum.wire.identity.FederationPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor says before a start what a start, or the first study, would fail of. */
class DoctorTest {
  @TempDir Path folder = Path.of("");
  private Path site = Path.of("");
  private Path csv = Path.of("");

  @BeforeEach
  void makeAFederation() throws IOException {
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
    csv = Files.writeString(folder.resolve("t.csv"), "id,age,outcome\n1,50,0\n");
  }

  private List<Check> examine(String engine, String table) throws IOException {
    Path file =
        Files.writeString(
            site.resolve("node.yaml"),
            "ieum: node/v1\nsite: seoul\ncoordinator: https://localhost:1\n"
                + "tables: {t: "
                + table
                + "}\nengine: "
                + engine
                + "\n");
    return Doctor.examine(file, Clock.systemUTC());
  }

  private String csvTable() {
    return "{uri: \"" + csv + "\", format: csv}";
  }

  private static Check of(List<Check> checks, String subject) {
    return checks.stream()
        .filter(check -> check.subject().equals(subject))
        .findFirst()
        .orElseThrow(() -> new AssertionError(subject + " not among " + checks));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{memory: lots}",
        "{memory: 2 GB}",
        "{memory: 100m}",
        "{master: \"local[two]\"}",
        "{master: \"local[0]\"}",
        "{master: spark://host}",
        "{master: mesos}",
        "{conf: {spark.master: local}}",
        "{conf: {driver.memory: 2g}}"
      })
  void aValueThatSparkWouldNotTakeIsAFaultOfTheConfiguration(String engine) throws IOException {
    Check configuration = of(examine(engine, csvTable()), "configuration");
    assertThat(configuration.verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(configuration.found()).contains("node.yaml:5:", "expected ", ", found ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{memory: 1500m, master: \"local[*]\"}",
        "{memory: 2gb, master: local}",
        "{master: \"local[4,2]\", conf: {spark.sql.shuffle.partitions: 8}}"
      })
  void aValueThatSparkTakesIsFine(String engine) throws IOException {
    List<Check> checks = examine(engine, csvTable());
    assertThat(of(checks, "configuration").verdict()).isEqualTo(Check.Verdict.OK);
    assertThat(of(checks, "master").verdict()).isEqualTo(Check.Verdict.OK);
  }

  @Test
  void moreMemoryThanTheMachineHasIsAFault() throws IOException {
    assertThat(of(examine("{memory: 99999g}", csvTable()), "memory").verdict())
        .isEqualTo(Check.Verdict.FAIL);
    NodeConfig.Engine engine = new NodeConfig.Engine("local", Optional.empty(), "200g", Map.of());
    assertThat(Machine.memory(engine, 24L << 30).verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(Machine.memory(engine, 210L << 30).verdict()).isEqualTo(Check.Verdict.WARN);
    assertThat(Machine.memory(engine, 512L << 30).verdict()).isEqualTo(Check.Verdict.OK);
  }

  @Test
  void aMasterThatDoesNotAnswerIsAFaultAndOneThatDoesIsFine() throws IOException {
    String master;
    try (ServerSocket open = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      master = "spark://127.0.0.1:" + open.getLocalPort();
      assertThat(Machine.master(master, Map.of()).verdict()).isEqualTo(Check.Verdict.OK);
      assertThat(Machine.master("spark://127.0.0.1:1," + master.substring(8), Map.of()).verdict())
          .isEqualTo(Check.Verdict.OK);
      assertThat(Machine.master(master.replace("spark", "k8s"), Map.of()).verdict())
          .isEqualTo(Check.Verdict.OK);
    }
    Check silent = of(examine("{master: \"" + master + "\"}", csvTable()), "master");
    assertThat(silent.verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(silent.found()).contains("nothing answers at 127.0.0.1:");
    assertThat(Machine.master("yarn", Map.of()).verdict()).isEqualTo(Check.Verdict.FAIL);
    Files.createFile(folder.resolve("yarn-site.xml"));
    assertThat(Machine.master("yarn", Map.of("HADOOP_CONF_DIR", folder.toString())).verdict())
        .isEqualTo(Check.Verdict.OK);
  }

  @Test
  void nothingOnTheDiskIsChanged() throws IOException {
    examine("{}", csvTable());
    List<String> before = tree();
    assertThat(of(examine("{}", csvTable()), "state folder").found()).contains("not there yet");
    assertThat(tree()).isEqualTo(before).noneMatch(path -> path.endsWith("state"));
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.endsWith("seoul/node.yaml"))
          .map(path -> path + " " + path.toFile().lastModified())
          .sorted()
          .toList();
    }
  }

  @Test
  void aFileInPlaceOfTheStateFolderIsAFault() throws IOException {
    Files.createFile(site.resolve("state"));
    assertThat(of(examine("{}", csvTable()), "state folder").verdict())
        .isEqualTo(Check.Verdict.FAIL);
  }

  @Test
  void aKeyThatOthersCanReadIsAFault() throws IOException {
    Path key = site.resolve("identity/key.pem");
    assertThat(of(examine("{}", csvTable()), "key key.pem").verdict()).isEqualTo(Check.Verdict.OK);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Check exposed = of(examine("{}", csvTable()), "key key.pem");
    assertThat(exposed.verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(exposed.remedy()).contains("chmod 600");
  }

  @Test
  void aFullDiskIsAFault() throws Exception {
    Path state = Files.createDirectory(site.resolve("state"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", state.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(mount.waitFor() == 0, "skipped: mounting a small file system takes root on Linux");
    try {
      assertThat(of(examine("{}", csvTable()), "disk").verdict()).isEqualTo(Check.Verdict.FAIL);
    } finally {
      new ProcessBuilder("umount", "-l", state.toString()).start().waitFor();
    }
  }

  @Test
  void eachTableIsOpenedAndItsHeaderRead() throws IOException {
    assertThat(table("t.csv", "csv").found()).contains("csv, 3 columns");
    Files.writeString(folder.resolve("semi.csv"), "id;age;outcome\n1;50;0\n");
    assertThat(table("semi.csv", "csv").remedy()).contains("sep: \";\"");
    Files.write(folder.resolve("book.csv"), new byte[] {'P', 'K', 3, 4, 20, 0, 0});
    assertThat(table("book.csv", "csv").found()).contains("a spreadsheet");
    Files.createFile(folder.resolve("empty.csv"));
    assertThat(table("empty.csv", "csv").found()).contains("no header");
    Files.write(
        folder.resolve("cp949.csv"), new byte[] {'i', 'd', ',', (byte) 0xb3, (byte) 0xaa, '\n'});
    assertThat(table("cp949.csv", "csv").remedy()).contains("name its encoding");
    assertThat(table("t.csv", "parquet").found()).contains("no whole Parquet file");
    assertThat(table("t.csv", "orc").found()).contains("no ORC file");
    Files.createDirectory(folder.resolve("parts"));
    assertThat(table("parts", "parquet").found()).contains("no such file");
    Files.writeString(folder.resolve("parts/part-0.parquet"), "PAR1....PAR1");
    assertThat(table("parts", "parquet").verdict()).isEqualTo(Check.Verdict.OK);
  }

  private Check table(String name, String format) throws IOException {
    return of(
        examine("{}", "{uri: \"" + folder.resolve(name).toUri() + "\", format: " + format + "}"),
        "table t");
  }

  @Test
  void aFormatThatNoReaderKnowsIsAFaultOfTheConfiguration() throws IOException {
    Check configuration =
        of(examine("{}", "{uri: \"" + csv + "\", format: xlsx}"), "configuration");
    assertThat(configuration.verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(configuration.found()).contains("found 'xlsx'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv      | {seperator: ';'}      | found 'seperator'   | remove it",
        "csv      | {encodign: CP949}     | found 'encodign'    | did you mean 'encoding'?",
        "omop-csv | {nulValue: NA}        | found 'nulValue'    | did you mean 'nullValue'?",
        "csv      | {sep: ';;'}           | sep as one character, found 2 | correct it",
        "csv      | {encoding: klingon}   | encoding as a known character set | CP949",
        "csv      | {header: false}       | header as true      | header row",
        "omop-jdbc| {partitions: many}    | partitions as a whole number from 1 to 1024 | found",
        "omop-jdbc| {fetchsize: 10}       | found 'fetchsize'   | did you mean 'fetch-size'?",
        "omop-jdbc| {password: x}         | found 'password'    | 'password-file'",
      })
  void anOptionThatTheEngineWouldNotTakeIsAFaultOfTheConfiguration(
      String format, String options, String found, String remedy) throws IOException {
    String table =
        "{uri: \"" + csv + "\", format: " + format + ", options: " + options.strip() + "}";
    Check configuration = of(examine("{}", table), "configuration");
    assertThat(configuration.verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(configuration.found()).contains("node.yaml:4:", found, remedy);
  }
}
