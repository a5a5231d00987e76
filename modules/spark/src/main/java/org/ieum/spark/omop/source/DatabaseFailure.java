package org.ieum.spark.omop.source;

import java.sql.SQLException;
import java.util.Objects;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * What is told of a database's refusal: its state code and never its words, which may hold data.
 */
public final class DatabaseFailure {
  private DatabaseFailure() {}

  /** The error for a failure at an address. */
  public static IeumException of(String address, SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    if (state.equals("42501")) {
      return new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "CDM "
              + address
              + ": expected a login that may read all tables of the CDM, found one that may not;"
              + " grant SELECT");
    }
    if (state.equals("57014")) {
      return new IeumException(
          ErrorCode.SITE_UNAVAILABLE,
          "CDM "
              + address
              + ": expected an answer within 'query-timeout', found none; look after the database's"
              + " load and its indexes on person_id and concept ids, or raise 'query-timeout'");
    }
    if (state.equals("22003")) {
      return new IeumException(
          ErrorCode.BAD_TABLE,
          "CDM "
              + address
              + ": expected ids and counts that 64 bits hold, found a number beyond them; look for"
              + " it in the columns of decimal type");
    }
    return new IeumException(
        ErrorCode.SITE_UNAVAILABLE,
        "CDM "
            + address
            + ": expected the database to answer, found a failure"
            + (state.isEmpty() ? "" : " with state " + state)
            + "; look after it and start the study again");
  }

  static IeumException login(String address) {
    return new IeumException(
        ErrorCode.BAD_CONFIGURATION,
        "CDM "
            + address
            + ": expected a login that the database knows, found one that it refuses; correct"
            + " 'user', 'password-file' or the database's name");
  }

  static IeumException unreachable(String address, int patience) {
    return new IeumException(
        ErrorCode.SITE_UNAVAILABLE,
        "CDM "
            + address
            + ": expected a database that can be reached, found none within "
            + patience
            + " s of asking again; start it or correct 'uri'; the study waits");
  }
}
