package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the pages of this repository tell people to type is what the program takes. */
final class DocumentedCommandsTest {
  private static final Path ROOT = Path.of(System.getProperty("ieum.root", "../.."));
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern INLINE = Pattern.compile("(?s)`(\\./ieum [^`]+)`");

  /** What a systemd unit on a page starts. */
  private static final Pattern UNIT = Pattern.compile("ExecStart=/\\S+/(ieum [^`\\n]+)");

  /** A command of a page, as the shell would split it, without the program's name. */
  record Documented(String page, List<String> words) {
    @Override
    public String toString() {
      return page + ": " + String.join(" ", words);
    }
  }

  static List<Documented> commands() throws IOException {
    List<Documented> commands = new ArrayList<>();
    for (Path page : pages()) {
      String name = ROOT.relativize(page).toString();
      String text = Files.readString(page);
      BLOCK
          .matcher(text)
          .results()
          .flatMap(DocumentedCommandsTest::lines)
          .forEach(line -> commands.add(new Documented(name, words(line))));
      INLINE
          .matcher(BLOCK.matcher(text).replaceAll(""))
          .results()
          .forEach(m -> commands.add(new Documented(name, words(m.group(1)))));
      UNIT.matcher(text)
          .results()
          .forEach(m -> commands.add(new Documented(name, words(m.group(1)))));
    }
    return commands;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("DEVELOPMENT.md")));
    for (String folder : List.of("docs", "jobs", "docker")) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(folder), 2)) {
        all.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  /** The lines of a block that run the program; continued lines are one. */
  private static Stream<String> lines(MatchResult block) {
    return block.group(1).replace("\\\n", " ").lines().filter(line -> line.startsWith("./ieum "));
  }

  private static List<String> words(String line) {
    String[] words = line.replaceFirst("\\s#.*", "").strip().split("\\s+");
    return Arrays.asList(words).subList(1, words.length);
  }

  private static List<String> of(String page, String... beginning) throws IOException {
    return commands().stream()
        .filter(c -> c.page().equals(page))
        .map(Documented::words)
        .filter(words -> words.stream().limit(beginning.length).toList().equals(List.of(beginning)))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aDocumentedCommandIsOneThatTheProgramTakes(Documented command) {
    CommandLine line =
        Main.commandLine(
            new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false, 100));
    assertThatCode(() -> line.parseArgs(command.words().toArray(String[]::new)))
        .as(command.toString())
        .doesNotThrowAnyException();
  }

  @Test
  void everyPageTellsItsReadersWay() throws IOException {
    assertThat(verbs("README.md")).contains("demo");
    assertThat(verbs("jobs/README.md")).contains("study", "simulate", "submit", "model");
    assertThat(verbs("docs/hospital.md"))
        .contains("federation", "coordinator", "doctor", "node", "submit");
    assertThat(verbs("docs/review.md")).contains("node", "audit", "studies", "model");
  }

  private static List<String> verbs(String page) throws IOException {
    return commands().stream()
        .filter(c -> c.page().equals(page))
        .map(c -> c.words().get(0))
        .toList();
  }

  /** The README is what a newcomer reads first; all else has a page of its own, and a link. */
  @Test
  void theReadmeLeadsToEveryPage() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      assertThat(pages.map(p -> "(docs/" + p.getFileName() + ")"))
          .isNotEmpty()
          .allMatch(readme::contains);
    }
    assertThat(readme.indexOf("## Two commands")).isPositive().isLessThan(800);
  }

  @Test
  void theHospitalPagesFederationIsMadeAndHoldsTheFilesThatOtherCommandsName(
      @TempDir Path temporary) throws IOException {
    List<String> init = new ArrayList<>(of("docs/hospital.md", "federation", "init"));
    Path made = temporary.resolve("federation");
    init.set(init.indexOf("--out") + 1, made.toString());
    CommandLineHarness run = CommandLineHarness.run(init.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    for (Documented command : commands()) {
      for (String word : command.words()) {
        if (word.startsWith("federation/") && command.page().startsWith("docs/")) {
          assertThat(temporary.resolve(word)).as(command.toString()).exists();
        }
      }
    }
    List<String> studies = new ArrayList<>(of("docs/hospital.md", "node", "studies"));
    studies.set(studies.size() - 1, temporary.resolve(studies.get(studies.size() - 1)).toString());
    CommandLineHarness waiting = CommandLineHarness.run(studies.toArray(String[]::new));
    assertThat(waiting.status()).as(waiting.err()).isZero();
  }

  static List<Path> samples() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT.resolve("jobs"), 2)) {
      return all.filter(p -> p.endsWith("study.yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleStudyPassesTheDocumentedCheck(Path study) throws IOException {
    List<String> check = new ArrayList<>(of("jobs/README.md", "study", "check"));
    check.set(check.size() - 1, study.toString());
    CommandLineHarness run = CommandLineHarness.run(check.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
  }
}
