package org.ieum.spark.internal.source;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** All the faults of a table as one error. */
public final class TableFaults {
  private static final int SHOWN = 20;

  private TableFaults() {}

  /**
   * Refuses the table if there is a fault.
   *
   * @throws IeumException BAD_TABLE that lists the faults
   */
  static void check(String uri, List<String> faults) {
    if (!faults.isEmpty()) {
      throw of(uri, faults.stream(), faults.size());
    }
  }

  /**
   * Refuses the table if a block of it has a fault, or a patient more than one row.
   *
   * @param idColumn the column of the patients' ids
   * @param repeated how many ids stand in more than one row
   * @throws IeumException BAD_TABLE that names the first faulty cells and how many there are
   */
  public static void checkRows(
      String uri, List<BlockReport> reports, String idColumn, long repeated) {
    List<String> ids =
        repeated == 0
            ? List.of()
            : List.of("column '" + idColumn + "': " + Expectation.distinct(repeated));
    long count = ids.size() + reports.stream().mapToLong(BlockReport::faultCount).sum();
    if (count > 0) {
      Stream<String> messages =
          reports.stream()
              .flatMap(r -> r.faults().stream())
              .sorted(CellFault.ORDER)
              .map(CellFault::message);
      throw of(uri, Stream.concat(ids.stream(), messages), count);
    }
  }

  static IeumException of(String uri, Stream<String> faults, long count) {
    String list = faults.limit(SHOWN).collect(Collectors.joining("\n  "));
    return new IeumException(
        ErrorCode.BAD_TABLE,
        "site table "
            + uri
            + ": "
            + (count == 1 ? "1 fault:" : count + " faults:")
            + "\n  "
            + list
            + (count > SHOWN ? "\n  … and " + (count - SHOWN) + " more" : ""));
  }
}
