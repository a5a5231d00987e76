package org.ieum.spark.internal.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds the files of a table. */
public final class TableFiles {
  private TableFiles() {}

  /**
   * The file, or the files of the folder and its sub-folders, by path; names that begin with a dot
   * or an underscore are left out.
   *
   * @throws org.ieum.federation.error.IeumException BAD_TABLE when there are none
   */
  public static List<TableFile> list(String uri, Configuration conf) {
    try {
      Path path = new Path(uri);
      FileSystem files = FileSystems.of(path, conf);
      List<TableFile> found = new ArrayList<>();
      collect(files, files.getFileStatus(path), found);
      if (found.isEmpty()) {
        TableFaults.check(uri, List.of("expected files, found an empty folder; write the table"));
      }
      found.sort(Comparator.comparing(TableFile::path));
      return found;
    } catch (FileNotFoundException e) {
      throw refused(uri, "expected a file or folder, found none; correct the address");
    } catch (IOException | IllegalArgumentException e) {
      throw refused(
          uri,
          "expected a readable file or folder, could not read it ("
              + e.getClass().getSimpleName()
              + "); correct the address or the engine's permissions");
    }
  }

  private static org.ieum.federation.error.IeumException refused(String uri, String fault) {
    return TableFaults.of(uri, java.util.stream.Stream.of(fault), 1);
  }

  private static void collect(FileSystem files, FileStatus status, List<TableFile> found)
      throws IOException {
    if (status.isFile()) {
      found.add(
          new TableFile(
              status.getPath().toString(), status.getLen(), status.getModificationTime()));
      return;
    }
    for (FileStatus child : files.listStatus(status.getPath())) {
      String name = child.getPath().getName();
      if (!name.startsWith("_") && !name.startsWith(".")) {
        collect(files, child, found);
      }
    }
  }
}
