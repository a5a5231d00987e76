package org.ieum.cli;

import picocli.CommandLine;

/** The program's entry. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(Console.system(), arguments));
  }

  /** Runs one command line and says with which status the process should end. */
  public static int run(Console console, String... arguments) {
    int status = commandLine(console).execute(arguments);
    console.flush();
    return status;
  }

  static CommandLine commandLine(Console console) {
    CommandLine line = new CommandLine(IeumCommand.class, new CommandFactory(console));
    line.setOut(console.outWriter());
    line.setErr(console.errWriter());
    line.setUsageHelpWidth(Math.min(Math.max(console.columns(), 80), 110));
    line.setUsageHelpLongOptionsMaxWidth(34);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    head(line);
    Failures failures = new Failures(console);
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    return line;
  }

  private static void head(CommandLine line) {
    line.getCommandSpec().usageMessage().parameterListHeading("%nArguments:%n");
    line.getCommandSpec().usageMessage().optionListHeading("%nOptions:%n");
    line.getSubcommands().values().forEach(Main::head);
  }
}
