package org.ieum.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The real disk until operation number {@code failAt}, which fails, as all later ones do. A failing
 * write leaves part of its bytes behind; a failing fsync leaves everything in the page cache.
 */
final class FaultyStorage implements Storage {
  private final Storage disk = new DiskStorage();
  private final int failAt;
  private final double partWritten;
  private final List<String> operations = new ArrayList<>();

  FaultyStorage(int failAt, double partWritten) {
    this.failAt = failAt;
    this.partWritten = partWritten;
  }

  static FaultyStorage sound() {
    return new FaultyStorage(Integer.MAX_VALUE, 0);
  }

  /** What was done so far, in order, such as "sync record". */
  synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  private synchronized boolean fails(String operation, Path path) {
    operations.add(operation + " " + path.getFileName());
    return operations.size() > failAt;
  }

  private void step(String operation, Path path) throws IOException {
    if (fails(operation, path)) {
      throw new IOException("No space left on device (injected at " + operation + ")");
    }
  }

  @Override
  public AppendFile openAppend(Path file) throws IOException {
    step("open", file);
    AppendFile real = disk.openAppend(file);
    return new AppendFile() {
      @Override
      public void write(long offset, byte[] content) throws IOException {
        if (fails("write", file)) {
          real.write(offset, Arrays.copyOf(content, (int) (content.length * partWritten)));
          throw new IOException("No space left on device (injected at write)");
        }
        real.write(offset, content);
      }

      @Override
      public void truncate(long length) throws IOException {
        step("truncate", file);
        real.truncate(length);
      }

      @Override
      public void sync() throws IOException {
        step("sync", file);
        real.sync();
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }

  @Override
  public void replace(Path temporary, Path target, byte[] content) throws IOException {
    if (fails("write", target)) {
      Files.write(temporary, Arrays.copyOf(content, (int) (content.length * partWritten)));
      throw new IOException("No space left on device (injected at write)");
    }
    step("rename", target);
    disk.replace(temporary, target, content);
  }

  @Override
  public void place(Path temporary, Path target, byte[] content) throws IOException {
    if (fails("write", target)) {
      Files.write(temporary, Arrays.copyOf(content, (int) (content.length * partWritten)));
      throw new IOException("No space left on device (injected at write)");
    }
    step("rename", target);
    disk.place(temporary, target, content);
  }

  /** One after the other, so that each can be the one that fails. */
  @Override
  public void sync(Collection<Path> files, Collection<Path> directories) throws IOException {
    for (Path file : files) {
      step("sync", file);
      disk.sync(List.of(file), List.of());
    }
    for (Path directory : directories) {
      step("sync", directory);
      disk.sync(List.of(), List.of(directory));
    }
  }

  @Override
  public boolean createDirectory(Path directory) throws IOException {
    step("mkdir", directory);
    return disk.createDirectory(directory);
  }

  @Override
  public void createDirectories(List<Path> directories) throws IOException {
    // Half of them exist when it fails.
    disk.createDirectories(directories.subList(0, directories.size() / 2));
    step("mkdirs", directories.get(0));
    disk.createDirectories(directories);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    step("sync", directory);
    disk.syncDirectory(directory);
  }
}
