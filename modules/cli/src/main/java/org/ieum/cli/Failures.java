package org.ieum.cli;

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
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.note(command + ": " + e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> nearest = unmatched.getSuggestions();
      if (!nearest.isEmpty()) {
        console.note("did you mean: " + String.join(", ", nearest) + "?");
      }
    }
    console.note("see: " + command + " --help");
    return Exit.COULD_NOT;
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine line, @org.jspecify.annotations.Nullable ParseResult parsed) {
    return report(e);
  }

  /** Says what went wrong, and with which status to end. */
  int report(Exception e) {
    if (e instanceof IeumException ours && ours.code().blame() != Blame.BUG) {
      console.note("ieum: " + ours.text() + " [" + ours.code() + "]");
      return Exit.of(ours.code());
    }
    if (e instanceof LedgerException ledger && ledger.code() != LedgerException.Code.BUG) {
      console.note("ieum: " + ledger.getMessage() + " [" + ledger.code() + "]");
      return Exit.of(ledger.code());
    }
    console.note(
        "ieum: this is our bug, not yours: "
            + what(e)
            + "; please report it with the file "
            + TraceFile.of(e)
            + " ["
            + ErrorCode.INTERNAL
            + "]");
    return Exit.COULD_NOT;
  }

  private static String what(Exception e) {
    return e instanceof IeumException ours ? ours.text() : e.getClass().getSimpleName();
  }
}
