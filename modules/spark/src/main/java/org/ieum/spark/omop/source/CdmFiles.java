package org.ieum.spark.omop.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ieum.federation.study.Canonical;
import org.ieum.spark.internal.source.FileSystems;
import org.ieum.spark.internal.source.TableFile;
import org.ieum.spark.internal.source.TableFiles;

/** The files of a CDM: in its folder, one file or one folder of files a table. */
final class CdmFiles {
  private final Map<String, List<TableFile>> tables;

  private CdmFiles(Map<String, List<TableFile>> tables) {
    this.tables = tables;
  }

  /**
   * Lists a folder.
   *
   * @throws org.ieum.federation.error.IeumException BAD_TABLE when it is none or cannot be read
   */
  static CdmFiles list(String uri, Configuration conf) {
    Map<String, List<TableFile>> tables = new TreeMap<>();
    try {
      Path folder = new Path(uri);
      FileSystem files = FileSystems.of(folder, conf);
      if (!files.getFileStatus(folder).isDirectory()) {
        throw CdmFaults.refusal(
            uri, List.of("expected a folder with a file per table, found a file"));
      }
      for (FileStatus child : files.listStatus(folder)) {
        String name = child.getPath().getName();
        if (!name.startsWith("_") && !name.startsWith(".") && !isEmptyFolder(files, child)) {
          tables
              .computeIfAbsent(tableName(name), n -> new ArrayList<>())
              .addAll(TableFiles.list(child.getPath().toString(), conf));
        }
      }
      return new CdmFiles(tables);
    } catch (FileNotFoundException e) {
      throw CdmFaults.refusal(
          uri, List.of("expected a folder with a file per table, found none; correct the address"));
    } catch (IOException | IllegalArgumentException e) {
      throw CdmFaults.refusal(
          uri,
          List.of(
              "expected a readable folder, could not read it ("
                  + e.getClass().getSimpleName()
                  + "); correct the address or the engine's rights"));
    }
  }

  private static boolean isEmptyFolder(FileSystem files, FileStatus status) throws IOException {
    return status.isDirectory() && files.listStatus(status.getPath()).length == 0;
  }

  /** {@code person} of {@code PERSON.csv.gz}. */
  private static String tableName(String file) {
    int dot = file.indexOf('.');
    return (dot < 0 ? file : file.substring(0, dot)).toLowerCase(Locale.ROOT);
  }

  List<String> tables() {
    return List.copyOf(tables.keySet());
  }

  List<TableFile> files(String table) {
    return tables.getOrDefault(table, List.of());
  }

  List<String> paths(String table) {
    return files(table).stream().map(TableFile::path).toList();
  }

  /** Digest of the files' names, sizes and times, and of the options that say how to read them. */
  String snapshot(Iterable<String> names, Map<String, String> options) {
    Map<String, Object> content = new TreeMap<>();
    if (!options.isEmpty()) {
      content.put("options", new TreeMap<>(options));
    }
    for (String name : names) {
      content.put(
          name,
          tables.getOrDefault(name, List.of()).stream()
              .map(f -> f.path() + " " + f.length() + " " + f.modified())
              .toList());
    }
    return Canonical.sha256(Canonical.write(content));
  }
}
