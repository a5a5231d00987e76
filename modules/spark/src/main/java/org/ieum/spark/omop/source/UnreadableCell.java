package org.ieum.spark.omop.source;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ieum.federation.error.IeumException;

/** Finds, in a failure of Spark's, the column whose cell could not be read. */
public final class UnreadableCell {
  private static final Pattern COLUMN =
      Pattern.compile(CellSql.UNREADABLE + "([a-z_]+)\\.([a-z0-9_]+)");

  private UnreadableCell() {}

  /** The error for a failure that {@link CellSql} raised; empty for others. */
  public static Optional<IeumException> in(String address, Throwable failure) {
    Matcher column = COLUMN.matcher(Objects.requireNonNullElse(failure.getMessage(), ""));
    if (!column.find()) {
      return Optional.empty();
    }
    String expected =
        CdmSpecification.get()
            .table(column.group(1))
            .flatMap(t -> t.column(column.group(2)))
            .map(c -> c.type().words())
            .orElse("other text");
    return Optional.of(
        CdmFaults.refusal(
            address,
            List.of(
                "column "
                    + column.group(1)
                    + "."
                    + column.group(2)
                    + ": expected "
                    + expected
                    + ", found a cell that is none; mend it in the table")));
  }
}
