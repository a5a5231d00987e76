package org.ieum.spark.omop.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ieum.federation.engine.TableOptions;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.error.Nearest;
import org.ieum.spark.TableSource;

/**
 * How a CDM in a database is reached.
 *
 * @param url {@code jdbc:…}
 * @param schema of the CDM's tables; empty for the login's own
 * @param passwordFile read anew whenever Spark reads a table; empty where the driver needs none
 * @param partitions slices by person_id in which a large table is read
 * @param connections most connections at a time
 * @param fetchSize rows a round trip
 * @param patience seconds in which an unreachable database is asked again
 * @param queryTimeout seconds that one query may take
 * @param zone in which moments are calendar days; empty where the source declares none
 */
record DatabaseOptions(
    String url,
    String schema,
    String user,
    String passwordFile,
    int partitions,
    int connections,
    int fetchSize,
    int patience,
    int queryTimeout,
    String zone) {
  private static final String FORMAT = "omop-jdbc";
  private static final Set<String> KEYS = TableOptions.names(FORMAT);

  /**
   * Reads a source's options.
   *
   * @throws IeumException BAD_CONFIGURATION with every fault
   */
  static DatabaseOptions of(TableSource source) {
    Map<String, String> given = source.options();
    List<String> faults = new ArrayList<>();
    for (String key : given.keySet()) {
      if (key.equals("password")) {
        faults.add("option 'password': put it into a file and name that in 'password-file'");
      } else if (!KEYS.contains(key)) {
        faults.add(
            "option '"
                + key
                + "': expected one of "
                + KEYS
                + Nearest.to(key, KEYS).map(n -> "; did you mean '" + n + "'?").orElse(""));
      }
    }
    TableOptions.wrongValues(FORMAT, given)
        .forEach((key, wrong) -> faults.add("option '" + key + "': expected " + wrong.expected()));
    String url = source.uri();
    if (url.matches("(?i).*[?&;:](user|password)=.*")
        || url.matches("jdbc:oracle:[^@]*/[^@]*@.*")) {
      faults.add("uri: expected no login in it; use the options 'user' and 'password-file'");
    }
    DatabaseOptions options =
        new DatabaseOptions(
            url,
            given.getOrDefault("schema", ""),
            given.getOrDefault("user", ""),
            given.getOrDefault("password-file", ""),
            TableOptions.number(given, "partitions"),
            TableOptions.number(given, "connections"),
            TableOptions.number(given, "fetch-size"),
            TableOptions.number(given, "patience"),
            TableOptions.number(given, "query-timeout"),
            given.getOrDefault(TableSource.TIME_ZONE, ""));
    if (!faults.isEmpty()) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "CDM " + options.address() + ":\n  " + String.join("\n  ", faults));
    }
    return options;
  }

  SqlDialect dialect() {
    return SqlDialect.of(url);
  }

  /** The address without parameters, which may hold what is nobody's business. */
  String address() {
    String plain = url.replaceAll("[?;].*", "");
    return schema.isEmpty() ? plain : plain + " schema " + schema;
  }

  /**
   * The password, or an empty text.
   *
   * @throws IeumException BAD_CONFIGURATION when the file cannot be read
   */
  String password() {
    if (passwordFile.isEmpty()) {
      return "";
    }
    try {
      return Files.readString(Objects.requireNonNull(Path.of(passwordFile))).strip();
    } catch (IOException | InvalidPathException e) {
      throw new IeumException(
          ErrorCode.BAD_CONFIGURATION,
          "CDM "
              + address()
              + ": expected a readable file behind 'password-file', could not read it ("
              + e.getClass().getSimpleName()
              + "); correct the path or its rights");
    }
  }
}
