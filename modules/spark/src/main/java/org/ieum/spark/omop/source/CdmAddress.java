package org.ieum.spark.omop.source;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.spark.TableSource;
import org.ieum.spark.internal.source.FileSystems;

/** A CDM named by one address, as on a command line. */
public final class CdmAddress {
  private static final String PERSON = "person";

  private CdmAddress() {}

  /**
   * A CDM whose format follows from what is there: for a folder from the names of its table {@code
   * person}; {@code jdbc:…} is a database, with options after {@code ?}.
   *
   * @param uri such as {@code hospital}, {@code hdfs://…/cdm} or {@code
   *     jdbc:postgresql://host/db?schema=cdm&user=reader&password-file=secret}
   * @throws IeumException BAD_TABLE when the folder has no table {@code person}
   */
  public static TableSource guess(String uri, Configuration conf) {
    if (uri.startsWith("jdbc:")) {
      return database(uri);
    }
    try {
      Path folder = new Path(uri);
      FileSystem files = FileSystems.of(folder, conf);
      for (FileStatus file : files.listStatus(folder)) {
        String name = file.getPath().getName();
        if (name.equals(PERSON) && file.isDirectory()) {
          for (FileStatus part : files.listStatus(file.getPath())) {
            Optional<String> format = format(part.getPath().getName());
            if (format.isPresent()) {
              return new TableSource(uri, "omop-" + format.get(), Map.of());
            }
          }
        }
        Optional<String> format = name.startsWith(PERSON + ".") ? format(name) : Optional.empty();
        if (format.isPresent()) {
          return new TableSource(uri, "omop-" + format.get(), Map.of());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused(uri, "could not read it (" + e.getClass().getSimpleName() + ")");
    }
    throw refused(uri, "found none");
  }

  /** By the name's ending, compressed or not. */
  private static Optional<String> format(String name) {
    return List.of("parquet", "orc", "csv").stream()
        .filter(
            f -> !name.startsWith(".") && (name.endsWith("." + f) || name.contains("." + f + ".")))
        .findFirst();
  }

  private static IeumException refused(String uri, String found) {
    return new IeumException(
        ErrorCode.BAD_TABLE,
        "CDM "
            + uri
            + ": expected a folder with a table person in Parquet, ORC or CSV files, "
            + found
            + "; name the folder of the tables, or jdbc:…");
  }

  private static TableSource database(String uri) {
    int at = uri.indexOf('?');
    Map<String, String> options = new LinkedHashMap<>();
    if (at >= 0) {
      for (String option : uri.substring(at + 1).split("&", -1)) {
        int equals = option.indexOf('=');
        if (equals > 0) {
          options.put(option.substring(0, equals), option.substring(equals + 1));
        }
      }
    }
    return new TableSource(at < 0 ? uri : uri.substring(0, at), "omop-jdbc", options);
  }
}
