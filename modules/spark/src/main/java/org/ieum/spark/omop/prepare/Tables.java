package org.ieum.spark.omop.prepare;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.omop.Cdm;

/** Tables that a site need not have. */
final class Tables {
  private Tables() {}

  /** The table; empty at a site without it. */
  static Optional<Dataset<Row>> find(Cdm cdm, String name) {
    try {
      return Optional.of(cdm.table(name));
    } catch (IeumException e) {
      if (e.code() == ErrorCode.BAD_TABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
