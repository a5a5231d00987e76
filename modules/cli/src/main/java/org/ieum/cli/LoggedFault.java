package org.ieum.cli;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.ieum.federation.error.Blame;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.LedgerException;

/**
 * What a log line says of an exception, {@code %fault} in the log's pattern: our own messages as
 * they are, of everything else the kind and the file that holds its stack trace.
 */
public final class LoggedFault extends ThrowableHandlingConverter {
  @Override
  public String convert(ILoggingEvent event) {
    IThrowableProxy proxy = event.getThrowableProxy();
    if (proxy == null) {
      return "";
    }
    return proxy instanceof ThrowableProxy thrown
        ? ": " + text(thrown.getThrowable())
        : ": " + proxy.getClassName();
  }

  private static String text(Throwable fault) {
    if (fault instanceof IeumException ours && ours.code().blame() != Blame.BUG) {
      return ours.text();
    }
    if (fault instanceof LedgerException ledger && ledger.code() != LedgerException.Code.BUG) {
      return String.valueOf(ledger.getMessage());
    }
    String kind = fault instanceof IeumException ours ? ours.text() : fault.getClass().getName();
    return kind + "; its details are in " + TraceFile.of(fault);
  }
}
