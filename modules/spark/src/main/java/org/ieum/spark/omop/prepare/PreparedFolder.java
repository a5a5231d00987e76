package org.ieum.spark.omop.prepare;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;
import org.ieum.federation.engine.EngineSettings;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/**
 * The folder of a site's analysis tables, readable by its owner alone. A table is written under
 * another name and renamed when it is whole, so what has its name is whole. The tables made last
 * stay.
 */
final class PreparedFolder {
  private static final String REPORT = "report.json";
  private static final String WORK = ".work-";
  private static final int KEPT = 8;
  private static final FsPermission OWNER_ALONE =
      new FsPermission(FsAction.ALL, FsAction.NONE, FsAction.NONE);

  /** What works with files. */
  @FunctionalInterface
  private interface OnFiles<T> {
    T run() throws IOException;
  }

  private final Path folder;
  private final FileSystem files;

  private PreparedFolder(Path folder, FileSystem files) {
    this.folder = folder;
    this.files = files;
  }

  static PreparedFolder at(String uri, Configuration conf) {
    Path folder = new Path(uri);
    return run(
        folder,
        () -> {
          FileSystem files = folder.getFileSystem(conf);
          if (!files.exists(folder)) {
            files.mkdirs(folder, OWNER_ALONE);
          }
          files.setPermission(folder, OWNER_ALONE);
          return new PreparedFolder(folder, files);
        });
  }

  /** The report of a whole table. */
  Optional<PreparationReport> report(String name) {
    Path report = new Path(new Path(folder, name), REPORT);
    return run(
        folder,
        () -> {
          if (!files.exists(report)) {
            return Optional.empty();
          }
          try (InputStream in = files.open(report)) {
            return Optional.of(PreparationReport.fromBytes(in.readAllBytes()));
          }
        });
  }

  /** Where the table's files are. */
  String table(String name) {
    return new Path(new Path(folder, name), "table").toString();
  }

  /** A new place to work in; its tables are {@code place + "/NAME"}. */
  String work() {
    Path work = new Path(folder, WORK + UUID.randomUUID());
    return run(
        folder,
        () -> {
          files.mkdirs(work, OWNER_ALONE);
          return work.toString();
        });
  }

  /** Makes {@code work/made} the table of a name, at once. */
  void finish(String work, String made, String name, PreparationReport report) {
    run(
        folder,
        () -> {
          Path whole = new Path(work, "whole");
          files.mkdirs(whole, OWNER_ALONE);
          move(new Path(work, made), new Path(whole, "table"));
          try (OutputStream out = files.create(new Path(whole, REPORT))) {
            out.write(report.toBytes());
          }
          Path target = new Path(folder, name);
          if (!files.exists(target)) {
            move(whole, target);
          }
          dropOldest(target);
          return target;
        });
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("not renamed");
    }
  }

  void discard(String work) {
    run(folder, () -> files.delete(new Path(work), true));
  }

  private void dropOldest(Path kept) throws IOException {
    List<FileStatus> tables = new ArrayList<>();
    for (FileStatus status : files.listStatus(folder)) {
      String name = status.getPath().getName();
      if (status.isDirectory() && !name.startsWith(WORK) && !name.equals(kept.getName())) {
        tables.add(status);
      }
    }
    tables.sort(Comparator.comparingLong(FileStatus::getModificationTime).reversed());
    for (FileStatus old : tables.subList(Math.min(KEPT - 1, tables.size()), tables.size())) {
      files.delete(old.getPath(), true);
    }
  }

  private static <T> T run(Path folder, OnFiles<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK,
          "folder of analysis tables "
              + folder
              + ": expected to read and write it, found a failure of kind "
              + e.getClass().getSimpleName()
              + "; name a folder that the engine may write to in "
              + EngineSettings.PREPARED,
          e);
    }
  }
}
