package org.ieum.spark.omop.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.error.Nearest;
import org.ieum.spark.TableSource;

/** All that is wrong with a CDM's schema, collected to be said at once. */
final class CdmFaults {
  private static final int SHOWN = 40;

  private final String address;
  private final List<String> faults = new ArrayList<>();

  CdmFaults(String address) {
    this.address = address;
  }

  void add(String fault) {
    faults.add(fault);
  }

  void missingTable(String table, Collection<String> found) {
    add(
        "table "
            + table
            + ": expected by the CDM, found none"
            + Nearest.to(table, found)
                .map(n -> "; rename '" + n + "' if it is meant")
                .orElse("; " + remedy(table)));
  }

  /** An empty table of the vocabulary would leave out descendants without a word. */
  private static String remedy(String table) {
    return CdmSpecification.get()
        .table(table)
        .filter(t -> t.vocabulary() || t.core())
        .map(t -> t.vocabulary() ? "load it with the vocabulary from Athena" : "write it")
        .orElse("write it, empty where nothing is recorded");
  }

  void missingColumn(CdmTable table, CdmColumn column, Collection<String> found) {
    add(
        subject(table, column)
            + ": expected by the CDM, found none"
            + Nearest.to(column.name(), found)
                .map(n -> "; rename '" + n + "' if it is meant")
                .orElse("; add it"));
  }

  void wrongType(CdmTable table, CdmColumn column, String found) {
    add(
        subject(table, column)
            + ": expected "
            + column.type().words()
            + ", found type "
            + found
            + "; convert it");
  }

  /** A column of dates that holds moments, where the source declares no time zone. */
  void withoutTimeZone(CdmTable table, CdmColumn column, String found) {
    add(
        subject(table, column)
            + ": expected calendar days, found moments of type "
            + found
            + ", which are days only in a time zone; declare the site's in the table's options,"
            + " such as "
            + TableSource.TIME_ZONE
            + ": Asia/Seoul, or write dates");
  }

  /**
   * Ends the collection.
   *
   * @throws IeumException BAD_TABLE when there is a fault
   */
  void refuseAny() {
    if (!faults.isEmpty()) {
      throw refusal(address, faults);
    }
  }

  /** A refusal with these faults alone, for what is found after the schema was checked. */
  IeumException refusal(List<String> found) {
    return refusal(address, found);
  }

  static IeumException refusal(String address, List<String> faults) {
    int count = faults.size();
    return new IeumException(
        ErrorCode.BAD_TABLE,
        "CDM "
            + address
            + ": "
            + (count == 1 ? "1 fault:" : count + " faults:")
            + "\n  "
            + String.join("\n  ", faults.subList(0, Math.min(SHOWN, count)))
            + (count > SHOWN ? "\n  … and " + (count - SHOWN) + " more" : ""));
  }

  private static String subject(CdmTable table, CdmColumn column) {
    return "column " + table.name() + "." + column.name();
  }
}
