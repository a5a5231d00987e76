package org.ieum.cli;

import java.util.Locale;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import picocli.CommandLine;

/** The program's entry. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    JavaLogs.join();
    Console console = Console.system();
    CommandLine line = commandLine(console);
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> died(line, fault));
    System.exit(run(console, line, arguments));
  }

  /** Runs one command line and says with which status the process should end. */
  public static int run(Console console, String... arguments) {
    return run(console, commandLine(console), arguments);
  }

  private static int run(Console console, CommandLine line, String... arguments) {
    int status;
    try {
      status = line.execute(arguments);
    } catch (Error e) {
      status = died(line, e);
    }
    console.flush();
    return status;
  }

  /** What escaped everything else, also on a thread of a library, is one message as any other. */
  private static int died(CommandLine line, Throwable fault) {
    try {
      return line.getExecutionExceptionHandler()
          .handleExecutionException(
              new IeumException(ErrorCode.INTERNAL, fault.getClass().getSimpleName(), fault),
              line,
              line.getParseResult());
    } catch (Exception e) {
      return Exit.COULD_NOT;
    }
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
