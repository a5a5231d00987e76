package org.ieum.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The benchmarks that the page of numbers names are there and take what it says. */
class BenchmarkCommandsTest {
  private static final Path ROOT = Path.of(System.getProperty("ieum.root", "../.."));
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern SUBMIT =
      Pattern.compile("spark-submit .*--class org\\.ieum\\.simulation\\.(\\w+) .*\\.jar (--.*)");
  private static final Map<String, Function<String[], Arguments>> BENCHMARKS =
      Map.of(
          "BenchmarkMain", BenchmarkMain::arguments,
          "WholeStudyMain", WholeStudyMain::arguments,
          "PreparationBenchmarkMain", PreparationBenchmarkMain::arguments,
          "TruthMain", TruthMain::arguments);

  /** Lines of the page's shell blocks; continued lines are one. */
  private static List<String> lines() throws IOException {
    return BLOCK
        .matcher(Files.readString(ROOT.resolve("docs/numbers.md")))
        .results()
        .flatMap(block -> block.group(1).replaceAll("\\\\\n *", "").lines())
        .map(line -> line.replaceFirst("\\s+#.*", ""))
        .toList();
  }

  /** What the page hands to a benchmark. */
  private static Map<String, String[]> submitted() throws IOException {
    Map<String, String[]> found = new TreeMap<>();
    for (String line : lines()) {
      SUBMIT
          .matcher(line)
          .results()
          .forEach(m -> found.put(m.group(1), m.group(2).strip().split("\\s+", -1)));
    }
    return found;
  }

  @Test
  void everySparkBenchmarkOfThePageTakesItsArguments() throws IOException {
    Map<String, String[]> submitted = submitted();
    assertThat(submitted.keySet()).isEqualTo(BENCHMARKS.keySet());
    BENCHMARKS.forEach(
        (name, reader) -> {
          String[] words = submitted.getOrDefault(name, new String[0]);
          Arguments read = reader.apply(words);
          assertThat(read.optional("dir").or(() -> read.optional("study"))).as(name).isPresent();
          assertThat(read.rest()).as(name).isEmpty();
        });
  }

  @Test
  void theOtherBenchmarksNameModulesProfilesAndScriptsThatAreThere() throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : lines()) {
      // The build copies the scripts.
      String source = line.replace("/target/spark-home/", "/src/main/spark-home/");
      for (String word : List.of(source.split("\\s+", -1))) {
        if (word.startsWith("modules/") && !word.contains("/target/")) {
          assertThat(ROOT.resolve(word)).as(line).exists();
          found.add(word);
        }
        if (word.startsWith("-P")) {
          Path module = ROOT.resolve(found.get(found.size() - 1));
          assertThat(Files.readString(module.resolve("pom.xml")))
              .as(line)
              .contains("<id>" + word.substring(2) + "</id>");
        }
      }
    }
    assertThat(found)
        .contains("modules/coordinator", "modules/simulation/src/main/parity/parity.py")
        .contains("modules/simulation/src/main/spark-home/bin/make-cds");
  }
}
