package org.ieum.ledger;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The real disk. */
final class DiskStorage implements Storage {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  @Override
  public AppendFile openAppend(Path file) throws IOException {
    return new ChannelFile(FileChannel.open(file, Set.of(CREATE, WRITE), ownerOnly("rw-------")));
  }

  @Override
  public void replace(Path temporary, Path target, byte[] content) throws IOException {
    write(temporary, content, CREATE, TRUNCATE_EXISTING, WRITE);
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void place(Path temporary, Path target, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary, Set.of(CREATE, TRUNCATE_EXISTING, WRITE), ownerOnly("rw-------"))) {
      writeFully(channel, 0, content);
    }
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * All at the same time: file systems let fsyncs that wait together share one commit of their
   * journal, where one after the other each waits for its own.
   */
  @Override
  public void sync(Collection<Path> files, Collection<Path> directories) throws IOException {
    List<Syncs.Sync> all = new ArrayList<>();
    files.forEach(file -> all.add(() -> syncFile(file)));
    directories.forEach(directory -> all.add(() -> syncDirectory(directory)));
    Syncs.together(all);
  }

  private static void syncFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      channel.force(true);
    }
  }

  @Override
  public boolean createDirectory(Path directory) throws IOException {
    boolean created = !Files.isDirectory(directory);
    if (created) {
      Files.createDirectories(directory, ownerOnly("rwx------"));
    }
    return created;
  }

  @Override
  public void createDirectories(List<Path> directories) throws IOException {
    for (Path directory : directories) {
      createDirectory(directory);
    }
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    // Windows cannot open a directory; there the rename itself is journaled.
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(directory, READ)) {
        channel.force(true);
      }
    }
  }

  /** Writes and fsyncs a file that must not exist, readable by its owner only. */
  static void writeNewPrivateFile(Path file, byte[] content) throws IOException {
    write(file, content, CREATE_NEW, WRITE);
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      new DiskStorage().syncDirectory(directory);
    }
  }

  /** Takes every right from everyone but the owner, where the file system has such rights. */
  static void restrict(Path directory) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void write(Path file, byte[] content, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(file, Set.of(options), ownerOnly("rw-------"))) {
      writeFully(channel, 0, content);
      channel.force(true);
    }
  }

  private static void writeFully(FileChannel channel, long offset, byte[] content)
      throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest, offset + rest.position());
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private record ChannelFile(FileChannel channel) implements AppendFile {
    @Override
    public void write(long offset, byte[] content) throws IOException {
      writeFully(channel, offset, content);
    }

    @Override
    public void truncate(long length) throws IOException {
      channel.truncate(length);
    }

    @Override
    public void sync() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
