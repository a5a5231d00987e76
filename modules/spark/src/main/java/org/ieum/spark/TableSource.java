package org.ieum.spark;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.internal.source.NearestName;

/**
 * Where a site's flat table is: one row a patient.
 *
 * @param uri a file or a folder of files on any Hadoop file system
 * @param format {@code csv}, {@code parquet} or {@code orc}
 * @param options reader options of the format, with the names of Spark's reader
 */
public record TableSource(String uri, String format, Map<String, String> options) {
  private static final List<String> FORMATS = List.of("csv", "orc", "parquet");

  public TableSource {
    options = new TreeMap<>(options);
    if (uri.isBlank()) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION, "site table: expected a file or folder, found no address");
    }
    if (!FORMATS.contains(format)) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "site table "
              + uri
              + ": expected a format among "
              + FORMATS
              + ", found '"
              + format
              + "'"
              + NearestName.of(format, FORMATS).map(n -> "; did you mean '" + n + "'?").orElse(""));
    }
  }

  public static TableSource csv(String uri) {
    return new TableSource(uri, "csv", Map.of());
  }

  public static TableSource parquet(String uri) {
    return new TableSource(uri, "parquet", Map.of());
  }

  public static TableSource orc(String uri) {
    return new TableSource(uri, "orc", Map.of());
  }

  /**
   * A source whose format follows from the name's ending; CSV where it tells nothing.
   *
   * @param uri such as {@code hospital.parquet}, {@code hospital.csv.gz}
   */
  public static TableSource guess(String uri) {
    String name = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return FORMATS.stream()
        .filter(f -> name.endsWith("." + f))
        .findFirst()
        .map(f -> new TableSource(uri, f, Map.of()))
        .orElse(csv(uri));
  }
}
