package org.ieum.spark.internal.source;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.ieum.spark.TableSource;

/** A table and its files. */
public record FoundTable(TableSource source, List<TableFile> files) {
  public FoundTable {
    files = List.copyOf(files);
  }

  /**
   * Finds a table's files.
   *
   * @throws org.ieum.federation.error.IeumException BAD_TABLE when there are none
   */
  public static FoundTable of(TableSource source, Configuration conf) {
    return new FoundTable(source, TableFiles.list(source.uri(), conf));
  }
}
