package org.ieum.spark.omop.source;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The version that cdm_source names: {@code v5.3.1} and {@code CDM v5.3} are 5.3. */
final class CdmVersion {
  private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+)(\\.\\d+)*");

  /** Of a table that has one row, or one a source of its data. */
  private static final int MOST_ROWS = 1_000;

  private CdmVersion() {}

  /** Reads it; where it is none of the supported ones a fault is added. */
  static String of(Dataset<Row> source, CdmFaults faults) {
    List<String> found =
        source.select(functions.col("cdm_version")).limit(MOST_ROWS).collectAsList().stream()
            .map(r -> r.isNullAt(0) ? "" : r.getString(0))
            .map(CdmVersion::major)
            .distinct()
            .sorted()
            .toList();
    if (found.size() == 1 && CdmSpecification.VERSIONS.contains(found.get(0))) {
      return found.get(0);
    }
    faults.add(
        "table cdm_source: expected one row with cdm_version "
            + String.join(" or ", CdmSpecification.VERSIONS)
            + ", found "
            + (found.isEmpty()
                ? "no row"
                : String.join(", ", found.stream().limit(5).map(CdmVersion::shown).toList()))
            + "; convert the CDM, or correct the row if it is of that version");
    return "";
  }

  private static String shown(String version) {
    return version.isEmpty() ? "none" : version;
  }

  private static String major(String text) {
    Matcher number = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
    return number.find() ? number.group(1) : "";
  }
}
