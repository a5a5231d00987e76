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
      Pattern.compile(TextCell.UNREADABLE + "([a-z_]+)\\.([a-z0-9_]+)");

  private UnreadableCell() {}

  /** The error for a failure that {@link TextCell} raised; empty for others. */
  public static Optional<IeumException> in(String address, Throwable failure) {
    Matcher column = COLUMN.matcher(Objects.requireNonNullElse(failure.getMessage(), ""));
    if (!column.find()) {
      return Optional.empty();
    }
    ColumnType type =
        CdmSpecification.get()
            .table(column.group(1))
            .flatMap(t -> t.column(column.group(2)))
            .map(CdmColumn::type)
            .orElse(ColumnType.TEXT);
    return Optional.of(
        CdmFaults.refusal(
            address,
            List.of(
                "column "
                    + column.group(1)
                    + "."
                    + column.group(2)
                    + ": expected "
                    + type.words()
                    + ", found a cell that is none; "
                    + type.remedy())));
  }
}
