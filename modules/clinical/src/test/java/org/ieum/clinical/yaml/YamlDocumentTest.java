package org.ieum.clinical.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Nfc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlDocumentTest {
  private enum Decision {
    ASK_A_HUMAN,
    ALLOW
  }

  private record NodeConfig(
      String site,
      URI coordinator,
      Path keys,
      Decision policy,
      int port,
      Optional<Path> sparkHome,
      Map<String, String> sparkConf) {

    static NodeConfig read(YamlDocument document) {
      YamlObject root = document.root();
      String site = root.name("site");
      URI coordinator =
          root.parsed("coordinator", URI.create("https://-"), "an address", URI::create);
      Path keys = root.path("keys", "keys");
      Decision policy = root.choice("policy", Decision.class, Decision.ASK_A_HUMAN);
      int port = root.integer("port", 1, 65535, 8443);
      root.retired("password", "keep the token in the file that 'keys' names");
      YamlObject spark = root.objectOrEmpty("spark");
      Optional<Path> sparkHome = spark.optionalPath("home");
      Map<String, String> sparkConf = spark.textsByKey("conf");
      document.finish();
      return new NodeConfig(site, coordinator, keys, policy, port, sparkHome, sparkConf);
    }
  }

  private static YamlDocument document(String text) {
    return YamlDocument.parse(text, Path.of("etc/node.yaml"), ErrorCode.BAD_CONFIGURATION);
  }

  private static String faults(String text) {
    IeumException e =
        catchThrowableOfType(IeumException.class, () -> NodeConfig.read(document(text)));
    assertThat(e).as("the document is refused").isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION);
    return e.text();
  }

  @Test
  void readsWhatIsThereAndDefaultsForTheRest() {
    NodeConfig config =
        NodeConfig.read(
            document(
                """
                site: seoul
                coordinator: https://ieum.example:8443
                policy: allow
                spark: {home: ../spark, conf: {spark.executor.cores: 4, spark.master: "local[2]"}}
                """));
    assertThat(config)
        .isEqualTo(
            new NodeConfig(
                "seoul",
                URI.create("https://ieum.example:8443"),
                Path.of("etc/keys"),
                Decision.ALLOW,
                8443,
                Optional.of(Path.of("etc/../spark")),
                Map.of("spark.executor.cores", "4", "spark.master", "local[2]")));
  }

  @Test
  void readsKeysAndTextsInOneSpelling() {
    YamlObject root = document(Nfc.decomposed("병기: [초기, 말기]\n")).root();
    assertThat(root.texts("병기")).containsExactly("초기", "말기");
  }

  @Test
  void reportsEveryFaultTogetherInTheOrderOfTheFile() {
    assertThat(faults("site: Seoul\ncordinator: https://x\nport: 99999\npolicy: ask\n"))
        .isEqualTo(
            """
            etc/node.yaml: 5 faults
            etc/node.yaml:1:1: coordinator: expected an address, found no such key; add 'coordinator'
            etc/node.yaml:1:7: site: expected a name of lower-case letters, digits and hyphens, found 'Seoul'; rename it
            etc/node.yaml:2:1: cordinator: expected a known key, found 'cordinator'; did you mean 'coordinator'?
            etc/node.yaml:3:7: port: expected an integer from 1 to 65535, found 99999; set it within these limits
            etc/node.yaml:4:9: policy: expected one of ask-a-human, allow, found 'ask'; choose one of these"""
                .replace("            ", ""));
  }

  @Test
  void namesTheKnownKeysWhereNoneIsNear() {
    assertThat(faults("site: a\ncoordinator: b\nzebra: 1\n"))
        .isEqualTo(
            "etc/node.yaml:3:1: zebra: expected a known key, found 'zebra'; known here: site,"
                + " coordinator, keys, policy, port, password, spark");
  }

  @Test
  void refusesDuplicateAndRetiredKeys() {
    assertThat(faults("site: a\ncoordinator: b\nsite: c\npassword: d\n"))
        .contains(
            "etc/node.yaml:3:1: site: expected one value, found a second one (first: line 1); keep one")
        .contains("etc/node.yaml:4:1: password: expected a key of this version")
        .contains("it is retired: keep the token in the file that 'keys' names");
  }

  @Test
  void refusesAKeyWithoutAValueInsteadOfTakingTheDefault() {
    assertThat(faults("site: a\ncoordinator: b\nport:\n"))
        .isEqualTo(
            "etc/node.yaml:3:6: port: expected an integer from 1 to 65535, found nothing; set it"
                + " within these limits");
  }

  @Test
  void saysNothingAboutTheInsideOfAnObjectThatIsNone() {
    assertThat(faults("site: a\ncoordinator: b\nspark: local\n"))
        .isEqualTo(
            "etc/node.yaml:3:8: spark: expected an object, found 'local'; give it keys and values");
  }

  @Test
  void pointsIntoNestedObjects() {
    assertThat(faults("site: a\ncoordinator: b\nspark:\n  hme: x\n  conf: {a: [1]}\n"))
        .contains(
            "etc/node.yaml:4:3: spark.hme: expected a known key, found 'hme'; did you mean 'home'?")
        .contains("etc/node.yaml:5:13: spark.conf.a: expected a single value, found a list");
  }

  @Test
  void refusesEverySyntaxFaultWithItsPlace() {
    assertThat(faults("site: [a\n")).startsWith("etc/node.yaml:2:1: expected YAML, found a fault");
    assertThat(faults("site: a\n---\nsite: b\n")).startsWith("etc/node.yaml:2:1: expected YAML");
    assertThat(faults("site: *nowhere\n")).startsWith("etc/node.yaml:1:7: expected YAML");
    assertThat(faults("")).contains("found an empty file; start from one of the sample files");
    assertThat(faults("- a\n"))
        .contains("etc/node.yaml:1:1: expected an object of keys and values");
    assertThat(faults("site: a\ncoordinator: b\n? [x]\n: y\n")).contains("expected a plain key");
    assertThat(faults("site: a\ncoordinator: b\nkeys: !!binary aGk=\n"))
        .contains("keys: expected a path, found a value with the tag");
    assertThat(faults("site: a\ncoordinator: b\nkeys: \u0001\n")).contains("expected YAML");
  }

  @Test
  void keepsNumbersTextAndFlagsApart() {
    YamlDocument document =
        document("{a: 12, b: '12', c: true, d: yes, e: 1e3, f: 25.0, g: .inf, h: 2.5, i: 1e400}");
    YamlObject root = document.root();
    root.text("a");
    root.integer("b", 0, 100);
    root.text("c");
    root.flag("d");
    assertThat(root.integer("e", 0, 1000)).isEqualTo(1000);
    assertThat(root.integer("f", 0, 100)).isEqualTo(25);
    root.number("g", 0, 1);
    root.integer("h", 0, 10);
    root.number("i", 0, 1e300);
    assertThatThrownBy(document::finish)
        .hasMessageContaining("7 faults")
        .hasMessageContaining("a: expected text, found 12; give it as text, in quotes")
        .hasMessageContaining("b: expected an integer from 0 to 100, found '12'")
        .hasMessageContaining("c: expected text, found true")
        .hasMessageContaining("d: expected true or false, found 'yes'")
        .hasMessageContaining("g: expected a number from 0 to 1, found .inf")
        .hasMessageContaining("h: expected an integer from 0 to 10, found 2.5")
        .hasMessageContaining("i: expected a number from 0 to");
  }

  @Test
  void readsListsOfTextsNamesAndObjects() {
    YamlDocument document =
        document("{texts: [a, 'b c'], names: [x, Y], none: [], objects: [{k: 1}, 7], one: a}");
    YamlObject root = document.root();
    assertThat(root.texts("texts")).containsExactly("a", "b c");
    root.names("names");
    root.texts("none");
    root.objects("objects").forEach(o -> o.integer("k", 0, 9));
    root.texts("one", List.of());
    assertThat(root.names("absent", List.of("z"))).containsExactly("z");
    assertThatThrownBy(document::finish)
        .hasMessageContaining("4 faults")
        .hasMessageContaining(
            "names[1]: expected a name of lower-case letters, digits and hyphens, found 'Y'")
        .hasMessageContaining(
            "none: expected a list, each item text, found an empty list; list at least one")
        .hasMessageContaining("objects[1]: expected an object, found 7")
        .hasMessageContaining(
            "one: expected a list, each item text, found 'a'; write it as [a, b]");
  }

  @Test
  void reportsTheFaultsOfASecondFileWithThoseOfTheFirst(@TempDir Path folder) throws IOException {
    Path first = Files.writeString(folder.resolve("a.yaml"), "other: b.yaml\nx: text\n");
    Files.writeString(folder.resolve("b.yaml"), "y: text\n");
    YamlDocument document = YamlDocument.read(first, ErrorCode.BAD_STUDY);
    Path second = document.root().path("other");
    document.readAlso(second).root().flag("y");
    document.root().flag("x");
    assertThatThrownBy(document::finish)
        .isInstanceOf(IeumException.class)
        .hasMessageStartingWith(first + ": 2 faults\n" + first + ":2:4: x: expected true or false")
        .hasMessageContaining("\n" + folder.resolve("b.yaml") + ":1:4: y: expected true or false");
  }

  @Test
  void saysThatAFileIsAbsentOrNotText(@TempDir Path folder) throws IOException {
    YamlDocument absent =
        YamlDocument.read(folder.resolve("none.yaml"), ErrorCode.BAD_CONFIGURATION);
    assertThat(absent.root().name("site")).isEqualTo("unnamed");
    assertThatThrownBy(absent::finish).hasMessageContaining("found no such file; check the path");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
    assertThatThrownBy(() -> YamlDocument.read(latin, ErrorCode.BAD_CONFIGURATION).finish())
        .hasMessageContaining("expected UTF-8 text, found other bytes; save the file as UTF-8");
  }
}
