package org.ieum.spark;

import java.sql.SQLException;
import java.util.Optional;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.omop.source.DatabaseFailure;
import org.ieum.spark.omop.source.UnreadableCell;

/** What is told of a failed Spark job: never Spark's own words, which may hold a cell. */
final class SparkFailure {
  private static final int DEEPEST = 20;

  private SparkFailure() {}

  static IeumException of(String uri, Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST && cause.getCause() != null; i++) {
      cause = cause.getCause();
      if (cause instanceof IeumException known) {
        return known;
      }
      if (cause instanceof SQLException refusal) {
        return DatabaseFailure.of(uri.replaceAll("[?;].*", ""), refusal);
      }
      Optional<IeumException> cell = UnreadableCell.in(uri, cause);
      if (cell.isPresent()) {
        return cell.get();
      }
    }
    return new IeumException(
        ErrorCode.ENGINE_FAILED,
        "site table "
            + uri
            + ": expected Spark to finish its job, found a failure of kind "
            + cause.getClass().getSimpleName()
            + "; see the engine's log and ask again",
        failure);
  }
}
