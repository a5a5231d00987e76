package org.ieum.spark;

import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.omop.source.DatabaseFailure;
import org.ieum.spark.omop.source.UnreadableCell;

/**
 * What is told of a failed Spark job: never Spark's own words, which may hold a cell, nor names of
 * classes, which help nobody at a site.
 */
public final class SparkFailure {
  private static final int DEEPEST = 20;

  private SparkFailure() {}

  /** The error for a failure while a table was worked on. */
  public static IeumException of(String uri, Throwable failure) {
    Optional<IeumException> known = known(uri, failure);
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST && known.isEmpty() && cause.getCause() != null; i++) {
      cause = cause.getCause();
      known = known(uri, cause);
    }
    return known.orElseGet(
        () ->
            error(
                ErrorCode.ENGINE_FAILED,
                "site table "
                    + uri
                    + ": expected the engine to finish its work, found that it failed; ask again,"
                    + " and if it stays look at the end of the engine's log",
                failure));
  }

  /** Writes to the engine's log where a failure arose, without the words of it. */
  static void log(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST && cause != null; i++) {
      System.err.println("engine failed: " + cause.getClass().getName());
      for (StackTraceElement at : cause.getStackTrace()) {
        System.err.println("  at " + at);
      }
      cause = cause.getCause();
    }
  }

  private static Optional<IeumException> known(String uri, Throwable cause) {
    if (cause instanceof IeumException known) {
      return Optional.of(known);
    }
    if (cause instanceof SQLException refusal) {
      return Optional.of(DatabaseFailure.of(uri.replaceAll("[?;].*", ""), refusal));
    }
    Optional<IeumException> cell = UnreadableCell.in(uri, cause);
    if (cell.isPresent()) {
      return cell;
    }
    String table = "site table " + uri;
    if (isArithmetic(cause)) {
      return Optional.of(
          error(
              ErrorCode.BAD_TABLE,
              table
                  + ": expected numbers and dates that can be calculated with, found some too great"
                  + " or too small; look in its numeric and date columns for values that nothing"
                  + " can have, and empty or correct them",
              cause));
    }
    if (condition(cause).contains("COLUMN_DATA_TYPE_MISMATCH")) {
      return Optional.of(
          error(
              ErrorCode.BAD_TABLE,
              table
                  + ": expected each column to have one type in all files of a table, found others;"
                  + " write the files with one type",
              cause));
    }
    if (cause instanceof FileNotFoundException) {
      return Optional.of(
          error(
              ErrorCode.BAD_TABLE,
              table
                  + ": expected its files to stay while they are read, found one gone; let the"
                  + " export end first, and ask again",
              cause));
    }
    if (cause instanceof OutOfMemoryError) {
      return Optional.of(
          error(
              ErrorCode.ENGINE_FAILED,
              table
                  + ": expected the engine's memory to suffice, found it full; give the engine more"
                  + " memory and ask again",
              cause));
    }
    String words = Objects.requireNonNullElse(cause.getMessage(), "").toLowerCase(Locale.ROOT);
    if (words.contains("no space left on device")) {
      return Optional.of(
          error(
              ErrorCode.DISK,
              table
                  + ": expected room for the engine's files, found the disk full; free some, and"
                  + " ask again",
              cause));
    }
    return Optional.empty();
  }

  private static boolean isArithmetic(Throwable cause) {
    String condition = condition(cause);
    return cause instanceof ArithmeticException
        || cause instanceof DateTimeException
        || cause instanceof NumberFormatException
        || condition.contains("OVERFLOW")
        || condition.contains("OUT_OF_RANGE")
        || condition.startsWith("CAST_INVALID_INPUT");
  }

  private static String condition(Throwable cause) {
    return cause instanceof SparkThrowable spark
        ? Objects.requireNonNullElse(spark.getCondition(), "")
        : "";
  }

  private static IeumException error(ErrorCode code, String text, Throwable cause) {
    return new IeumException(code, text, cause);
  }
}
