package org.ieum.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Libraries that log by java.util.logging, in the one log and its form. */
final class JavaLogs extends Handler {
  private JavaLogs() {}

  /** In place of the handlers of the JDK, which print stack traces on the screen. */
  static void join() {
    LogManager.getLogManager().reset();
    java.util.logging.Logger.getLogger("").addHandler(new JavaLogs());
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
      return;
    }
    Logger log = LoggerFactory.getLogger(String.valueOf(entry.getLoggerName()));
    String message = String.valueOf(entry.getMessage());
    if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
      log.error(message, entry.getThrown());
    } else {
      log.warn(message, entry.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
