package org.ieum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {
  static Stream<CommandSpec> commands() {
    Console console =
        new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false, 100);
    List<CommandSpec> all = new ArrayList<>();
    collect(Main.commandLine(console), all);
    return all.stream();
  }

  private static void collect(CommandLine line, List<CommandSpec> all) {
    all.add(line.getCommandSpec());
    line.getSubcommands().values().forEach(inner -> collect(inner, all));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandOptionAndArgumentIsDescribed(CommandSpec command) {
    assertThat(command.usageMessage().description()).as(command.qualifiedName()).isNotEmpty();
    for (ArgSpec argument : command.args()) {
      assertThat(argument.description())
          .as(command.qualifiedName() + " " + argument.paramLabel())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandThatDoesSomethingShowsAnExample(CommandSpec command) {
    boolean doesSomething = command.subcommands().isEmpty() && !command.name().equals("help");
    if (doesSomething) {
      assertThat(String.join("\n", command.usageMessage().footer()))
          .as(command.qualifiedName())
          .contains("  " + command.qualifiedName());
    }
  }

  @Test
  void helpOfEveryCommandGoesToStandardOutputWithStatus0() {
    for (CommandSpec command : commands().toList()) {
      if (command.optionsMap().containsKey("--help")) {
        List<String> words =
            new ArrayList<>(List.of(command.qualifiedName().split(" ")).stream().skip(1).toList());
        words.add("--help");
        CommandLineHarness run = CommandLineHarness.run(words.toArray(String[]::new));
        assertThat(run.status()).as(command.qualifiedName()).isZero();
        assertThat(run.out()).contains("Usage: " + command.qualifiedName());
        assertThat(run.err()).isEmpty();
      }
    }
  }

  @Test
  void theExamplesInHelpAreCommandLinesThatParse() {
    for (CommandSpec command : commands().toList()) {
      String joined = String.join("\n", command.usageMessage().footer()).replace("\\\n", " ");
      for (String line : joined.lines().map(String::strip).toList()) {
        if (line.startsWith("ieum ")) {
          String words = line.replaceFirst(" >.*", "").replaceAll("'[^']*'", "text");
          List<String> arguments = List.of(words.split("\\s+")).stream().skip(1).toList();
          assertThat(parses(arguments)).as(line).isTrue();
        }
      }
    }
  }

  private static boolean parses(List<String> arguments) {
    Console console =
        new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false, 100);
    try {
      Main.commandLine(console).parseArgs(arguments.toArray(String[]::new));
      return true;
    } catch (CommandLine.ParameterException e) {
      throw new AssertionError(arguments + ": " + e.getMessage(), e);
    }
  }
}
