package org.ieum.cli;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.error.Blame;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.LedgerException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one message and an exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final String JSON = "--json";

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    List<String> lines = new ArrayList<>(List.of(command + ": " + e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> nearest = unmatched.getSuggestions();
      if (!nearest.isEmpty()) {
        lines.add("did you mean: " + String.join(", ", nearest) + "?");
      }
    }
    lines.add("see: " + command + " --help");
    lines.forEach(console::note);
    if (List.of(arguments).contains(JSON)) {
      console.json(ErrorDocument.of(ErrorCode.BAD_USAGE, String.join("\n", lines)));
    }
    return Exit.COULD_NOT;
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine line, @org.jspecify.annotations.Nullable ParseResult parsed) {
    return report(e, line.getParseResult().hasMatchedOption(JSON));
  }

  /**
   * Says what went wrong, and with which status to end.
   *
   * @param json whether also as the command's one document on standard output
   */
  int report(Exception e, boolean json) {
    if (e instanceof IeumException ours && ours.code().blame() != Blame.BUG) {
      say(ours.code().name(), ours.code().blame(), ours.text(), json);
      return Exit.of(ours.code());
    }
    if (e instanceof LedgerException ledger && ledger.code() != LedgerException.Code.BUG) {
      say(ledger.code().name(), Blame.LEDGER, String.valueOf(ledger.getMessage()), json);
      return Exit.of(ledger.code());
    }
    say(
        ErrorCode.INTERNAL.name(),
        Blame.BUG,
        "this is our bug, not yours: "
            + what(e)
            + "; please report it with the file "
            + TraceFile.of(e),
        json);
    return Exit.COULD_NOT;
  }

  private void say(String code, Blame blame, String message, boolean json) {
    console.note("ieum: " + message + " [" + code + "]");
    if (json) {
      console.json(ErrorDocument.of(code, blame, message));
    }
  }

  private static String what(Exception e) {
    return e instanceof IeumException ours ? ours.text() : e.getClass().getSimpleName();
  }
}
