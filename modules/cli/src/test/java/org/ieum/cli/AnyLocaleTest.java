package org.ieum.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.ieum.cli.report.Report;
import org.ieum.cli.report.Samples;
import org.ieum.cli.result.ModelFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the language and time zone of a machine, the program writes the same bytes: our code by
 * itself, in this process, and with its libraries, in one of its own.
 */
class AnyLocaleTest {
  private static final Path ROOT = Path.of(System.getProperty("ieum.root", "../.."));

  /** Arabic, Burmese and Thai have digits of their own, Turkish an i, German a comma. */
  private static final List<String> TAGS =
      List.of("ar", "ar-EG", "tr-TR", "de-DE", "ko-KR", "th-TH-u-nu-thai", "my-MM", "fa-IR");

  /** When a page was made. */
  private static final String NOW = "[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}, [0-9]{2}:[0-9]{2} UTC";

  private final Locale before = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir Path folder = Path.of("");

  @AfterEach
  void restore() {
    Locale.setDefault(before);
    TimeZone.setDefault(zone);
  }

  @Test
  void everyCommandWritesTheSameInEveryLanguage() throws IOException {
    Map<String, String> expected = outputs(Locale.ROOT, "UTC");
    assertThat(expected).hasSizeGreaterThan(15);
    for (String tag : TAGS) {
      Map<String, String> found = outputs(Locale.forLanguageTag(tag), "Asia/Seoul");
      expected.forEach((words, said) -> assertThat(found.get(words)).as(tag).isEqualTo(said));
    }
  }

  @Test
  void aProcessOnAnArabicMachineWritesAConfigurationThatIsRead() throws Exception {
    Path out = folder.resolve("fed");
    String said = process("ar", "EG", initWords(out));
    String written = Files.readString(out.resolve("sites/seoul/node.yaml"));
    assertThat(written + said).contains("https://hub.example.org:7443").matches("\\p{ASCII}*");
  }

  @Test
  void aSimulationOnAnArabicMachineInSeoulSaysTheSame() throws Exception {
    Path home = ROOT.toAbsolutePath().normalize();
    assumeTrue(
        Files.isDirectory(home.resolve("modules/simulation/target/spark-home/jars")),
        "skipped: the distribution's Spark has not been built");
    Path cases =
        ROOT.resolve("modules/simulation/src/test/resources/org/ieum/simulation/small-cases/flat");
    Map<String, String> said = new LinkedHashMap<>();
    for (String machine : List.of("en US UTC", "ar EG Asia/Seoul")) {
      String[] parts = machine.split(" ", -1);
      List<String> words =
          List.of(
              "simulate",
              cases.resolve("study.yaml").toString(),
              "--site=a=" + cases.resolve("a.csv"),
              "--site=b=" + cases.resolve("b.csv"),
              "--out=" + folder.resolve(parts[0]));
      ProcessBuilder builder =
          new ProcessBuilder(command(parts[0], parts[1], "-Dieum.home=" + home, words))
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      // Spark's own process hears of it so.
      builder
          .environment()
          .put("JAVA_TOOL_OPTIONS", "-Duser.language=" + parts[0] + " -Duser.timezone=" + parts[2]);
      Process process = builder.start();
      said.put(parts[0], new String(process.getInputStream().readAllBytes(), UTF_8));
      assertThat(process.waitFor()).isZero();
    }
    assertThat(said.get("ar")).isEqualTo(said.get("en")).contains("240 records");
    for (String file :
        List.of(
            "model.json", "model.onnx", "scoring.json", "study.json", "SCORING.md", "found.json")) {
      assertThat(folder.resolve("ar").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("en").resolve(file));
    }
  }

  @Test
  void aProcessOnATurkishMachineKnowsTheCapitalI() throws Exception {
    assertThat(process("tr", "TR", List.of("STUDIES"))).contains("did you mean: studies");
    Locale.setDefault(Locale.ROOT);
    for (String command : List.of("audit verify", "federation init", "submit")) {
      String[] words = (command + " --help").split(" ", -1);
      assertThat(process("tr", "TR", List.of(words)))
          .isEqualTo(CommandLineHarness.run(words).out());
    }
  }

  /** What a process of that language and country says. */
  private static String process(String language, String country, List<String> words)
      throws Exception {
    List<String> command = command(language, country, "-Dieum.terminal=false", words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(words.size() > 1 ? 0 : 2);
    return said;
  }

  private static List<String> command(
      String language, String country, String property, List<String> words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                property,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(words);
    return command;
  }

  private static List<String> initWords(Path out) {
    return List.of(
        "federation",
        "init",
        "--name=stroke",
        "--host=hub.example.org",
        "--site=seoul",
        "--site=boston",
        "--researcher=ada",
        "--out=" + out);
  }

  /** What each command line prints and writes, by the command line. */
  private Map<String, String> outputs(Locale locale, String zone) throws IOException {
    Locale.setDefault(locale);
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Path fed = folder.resolve("of-" + locale.toLanguageTag());
    Map<String, String> outputs = new LinkedHashMap<>();
    add(outputs, fed, initWords(fed));
    for (String file :
        List.of(
            "coordinator/coordinator.yaml", "sites/seoul/node.yaml", "researchers/ada/ieum.yaml")) {
      outputs.put(file, Files.readString(fed.resolve(file)));
    }
    for (String study :
        List.of(
            "heart-disease/study.yaml",
            "dementia-early-diagnosis/study-omop.yaml",
            "lung-cancer-early-diagnosis/study.yaml")) {
      String file = ROOT.resolve("jobs").resolve(study).toString();
      add(outputs, fed, List.of("study", "check", file));
      add(outputs, fed, List.of("study", "check", file, "--json"));
    }
    Report sample = Samples.report(true);
    Path model = fed.resolve("model");
    ModelFolder.create(model).write(sample.study().toBytes(), sample.result());
    add(outputs, fed, List.of("model", "show", model.toString()));
    add(outputs, fed, List.of("model", "show", model.toString(), "--json"));
    add(outputs, fed, List.of("model", "compare", model.toString(), model.toString()));
    add(outputs, fed, List.of("model", "report", model.toString()));
    for (String file : List.of("report.html", "result.json", "SCORING.md", "coefficients.csv")) {
      outputs.put(file, Files.readString(model.resolve(file)).replaceAll(NOW, "NOW"));
    }
    String node = "--config=" + fed.resolve("sites/seoul/node.yaml");
    add(outputs, fed, List.of("doctor", node));
    add(outputs, fed, List.of("doctor", "--config=" + fed.resolve("coordinator/coordinator.yaml")));
    add(outputs, fed, List.of("node", "studies", node));
    add(outputs, fed, List.of("node", "status", node));
    add(outputs, fed, List.of("model", "show", "none.json"));
    add(outputs, fed, List.of("studiez"));
    add(outputs, fed, List.of("submit", "--ignore"));
    return outputs;
  }

  /** Keys, and with them digests, are new each time; so are free megabytes. */
  private static void add(Map<String, String> outputs, Path fed, List<String> words) {
    CommandLineHarness run = CommandLineHarness.run(words.toArray(String[]::new));
    String name = String.join(" ", words).replace(fed.toString(), "FED");
    outputs.put(
        name,
        (run.status() + "\n" + run.out() + "\n" + run.err())
            .replace(fed.toString(), "FED")
            .replaceAll("\\b[0-9a-f]{12}\\b", "DIGEST")
            .replaceAll("[0-9]+ MB", "N MB"));
  }
}
