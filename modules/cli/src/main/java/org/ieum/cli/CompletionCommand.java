package org.ieum.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Print a script that completes this program's commands, options and files in bash and zsh.",
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ieum completion > ~/.ieum-completion",
      "  # then, in ~/.bashrc or ~/.zshrc: source ~/.ieum-completion",
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    AutoComplete.bash(root.name(), root.commandLine()).lines().forEach(console::result);
    return Exit.DONE;
  }
}
