package org.ieum.spark;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.engine.TableOptions;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.error.Nearest;

/**
 * Where a site's flat table is, one row a patient, or its OMOP CDM.
 *
 * @param uri a file or a folder of files on any Hadoop file system; for a CDM a folder with one
 *     file or folder per table, or {@code jdbc:…}
 * @param format {@code csv}, {@code parquet}, {@code orc}, or one that begins with {@code omop-}
 * @param options reader options of the format, with the names of Spark's reader; for {@code
 *     omop-jdbc} those of {@link org.ieum.spark.omop.source.CdmSources}; for all {@value
 *     #TIME_ZONE}
 */
public record TableSource(String uri, String format, Map<String, String> options) {
  /** {@link TableOptions#TIME_ZONE}. */
  public static final String TIME_ZONE = TableOptions.TIME_ZONE;

  private static final List<String> FLAT = List.of("csv", "orc", "parquet");
  private static final List<String> FORMATS =
      List.of("csv", "omop-csv", "omop-jdbc", "omop-orc", "omop-parquet", "orc", "parquet");

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
              + Nearest.to(format, FORMATS).map(n -> "; did you mean '" + n + "'?").orElse(""));
    }
    String zone = options.getOrDefault(TIME_ZONE, "");
    if (options.containsKey(TIME_ZONE) && !ZoneId.getAvailableZoneIds().contains(zone)) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "site table "
              + uri
              + ": option '"
              + TIME_ZONE
              + "': expected the IANA id of a time zone such as Asia/Seoul, found '"
              + zone
              + "'"
              + Nearest.to(zone, ZoneId.getAvailableZoneIds())
                  .map(n -> "; did you mean '" + n + "'?")
                  .orElse("; correct it"));
    }
  }

  /** The options of the format's reader alone. */
  public Map<String, String> readerOptions() {
    Map<String, String> reader = new TreeMap<>(options);
    reader.remove(TIME_ZONE);
    return reader;
  }

  /** The declared {@value #TIME_ZONE}; empty where there is none. */
  public String timeZone() {
    return options.getOrDefault(TIME_ZONE, "");
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
    return FLAT.stream()
        .filter(f -> name.endsWith("." + f))
        .findFirst()
        .map(f -> new TableSource(uri, f, Map.of()))
        .orElse(csv(uri));
  }

  /** The same with further options, which go before its own. */
  public TableSource with(Map<String, String> further) {
    Map<String, String> all = new TreeMap<>(options);
    all.putAll(further);
    return new TableSource(uri, format, all);
  }

  /** Whether it is an OMOP CDM, from which a study's table is yet to be made. */
  public boolean isOmop() {
    return format.startsWith("omop-");
  }
}
