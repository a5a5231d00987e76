package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command over every kind of bad input: one message that says what to do, no stack trace. */
class BadInputsTest {
  private static final Path ROOT = Path.of(System.getProperty("ieum.root", "../.."));

  /** Words of a command that need no file to be wrong, and a value that is right. */
  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry("--name", "trial"),
          Map.entry("--host", "localhost"),
          Map.entry("--site", "seoul=/nowhere.csv"),
          Map.entry("--party", "seoul"),
          Map.entry("--by", "kim"),
          Map.entry("--reason", "none"),
          Map.entry("--researcher", "ada"),
          Map.entry("--reviewer", "irb"),
          Map.entry("--port", "7443"));

  @TempDir Path folder = Path.of("");
  private Map<String, Path> bad = Map.of();

  @BeforeEach
  void write() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {0, (byte) 0xff, 7, 0, 'P'});
    Path deep = Files.writeString(folder.resolve("deep.yaml"), "[".repeat(20_000));
    bad =
        Map.of(
            "nothing", folder.resolve("absent"),
            "a folder", Files.createDirectory(folder.resolve("folder")),
            "bytes", binary,
            "an empty file", Files.createFile(folder.resolve("empty.yaml")),
            "no YAML", Files.writeString(folder.resolve("garbage.yaml"), "{:[ \t- x: }:\n\t%"),
            "a deep file", deep,
            "other JSON", Files.writeString(folder.resolve("other.json"), "{\"a\":[1,null]}"),
            "a path below a file", binary.resolve("below"),
            "a list", Files.writeString(folder.resolve("list.yaml"), "- a\n- b\n"));
  }

  @Test
  void everyPathOfEveryCommandIsRefusedInAMessage() {
    int tried = 0;
    for (CommandLine line : commands()) {
      for (ArgSpec argument : line.getCommandSpec().args()) {
        if (takesPath(argument)) {
          for (Map.Entry<String, Path> input : bad.entrySet()) {
            expectAMessage(words(line, argument, input.getValue().toString()), input.getKey());
            tried++;
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  @Test
  void everyCommandRefusesAnUnknownOptionAndALackOfWords() {
    for (CommandLine line : commands()) {
      List<String> words = new ArrayList<>(qualified(line));
      words.add("--no-such-option");
      CommandLineHarness run = CommandLineHarness.run(words.toArray(String[]::new));
      assertThat(run.status()).as(words.toString()).isEqualTo(2);
      expectNoTrace(run, words.toString());
      assertThat(run.err()).as(words.toString()).contains("see: ");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() {
    for (CommandLine line : commands()) {
      for (ArgSpec argument : line.getCommandSpec().args()) {
        if (argument instanceof OptionSpec option && option.longestName().equals("--out")) {
          expectAMessage(words(line, argument, "/proc/ieum-cannot-be-here"), "a read-only place");
        }
      }
    }
  }

  /** Nothing here gets as far as starting Spark or a process that stays. */
  private static void expectAMessage(List<String> words, String input) {
    String what = String.join(" ", words) + " with " + input;
    CommandLineHarness run = CommandLineHarness.run(words.toArray(String[]::new));
    expectNoTrace(run, what);
    if (words.contains("doctor")) {
      assertThat(run.status()).as(what).isBetween(1, 2);
      return;
    }
    assertThat(run.status()).as(what + "\n" + run.err()).isBetween(1, 2);
    assertThat(run.err())
        .as(what)
        .containsPattern("(?s)(^|\n)ieum[^:\n]*: .+")
        .doesNotContain("this is our bug");
  }

  private static void expectNoTrace(CommandLineHarness run, String what) {
    assertThat(run.out() + run.err())
        .as(what)
        .doesNotContainPattern("(?m)^\\s+at [\\w.$/<>]+\\(")
        .doesNotContain("Caused by:")
        .doesNotContain("Exception in thread")
        .doesNotContain("this is our bug");
  }

  private static boolean takesPath(ArgSpec argument) {
    return argument.type() == Path.class
        || argument.paramLabel().matches(".*(STUDY|FILE|DIR|VKEY).*");
  }

  /** The command with that argument, and all others that it needs as they should be. */
  private static List<String> words(CommandLine line, ArgSpec under, String value) {
    List<String> words = new ArrayList<>(qualified(line));
    for (ArgSpec argument : line.getCommandSpec().args()) {
      boolean needed = argument.required() || argument == under;
      if (!needed) {
        continue;
      }
      String given = argument == under ? value : right(argument);
      if (argument instanceof OptionSpec option) {
        words.add(option.longestName() + "=" + given);
      } else {
        words.add(given);
      }
    }
    return words;
  }

  private static String right(ArgSpec argument) {
    String label = argument.paramLabel();
    if (argument instanceof OptionSpec option && RIGHT.containsKey(option.longestName())) {
      return RIGHT.get(option.longestName());
    }
    return label.contains("STUDY")
        ? ROOT.resolve("jobs/heart-disease/study.yaml").toString()
        : "/nowhere/at-all";
  }

  private static List<String> qualified(CommandLine line) {
    return Stream.of(line.getCommandSpec().qualifiedName().split(" ", -1)).skip(1).toList();
  }

  /** Those that do something; the demo's and the simulation's own work starts with sound inputs. */
  private static List<CommandLine> commands() {
    List<CommandLine> all = new ArrayList<>();
    collect(
        Main.commandLine(
            new Console(
                OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false, 100)),
        all);
    return all;
  }

  private static void collect(CommandLine line, List<CommandLine> all) {
    boolean works =
        Runnable.class.isInstance(line.getCommand())
            || java.util.concurrent.Callable.class.isInstance(line.getCommand());
    if (works && !line.getCommandName().equals("help")) {
      all.add(line);
    }
    line.getSubcommands().values().forEach(inner -> collect(inner, all));
  }
}
