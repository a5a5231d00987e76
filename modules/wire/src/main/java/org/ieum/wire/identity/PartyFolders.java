package org.ieum.wire.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** The folders that a new federation is written to. Nothing is ever overwritten. */
final class PartyFolders {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path root;

  private PartyFolders(Path root) {
    this.root = root;
  }

  /** An empty folder, made if it is not there. */
  static PartyFolders create(Path root) {
    try {
      if (Files.exists(root) && !isEmptyFolder(root)) {
        throw new IeumException(
            ErrorCode.BAD_USAGE,
            root
                + ": expected a new or an empty folder, found one with files, and keys are never"
                + " overwritten; name another with --out");
      }
      Files.createDirectories(root);
    } catch (IOException e) {
      throw unwritable(root, e);
    }
    return new PartyFolders(root);
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The path of a file, its folder made; folders named {@code identity} are the owner's alone. */
  Path resolve(String name) {
    Path file = root.resolve(name);
    Path folder = file.getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
        if (folder.endsWith("identity") || folder.endsWith("governance")) {
          restrict(folder, "rwx------");
        }
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    return file;
  }

  void text(String name, String content) {
    Path file = resolve(name);
    try {
      Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** A file that only its owner can read, from before its first byte. */
  void secret(String name, String content) {
    Path file = resolve(name);
    try {
      Files.createFile(file);
      restrict(file, "rw-------");
      Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** The identity folders written so far, relative to the root. */
  List<String> identities() {
    try (Stream<Path> files = Files.walk(root, 3)) {
      return files
          .filter(path -> path.endsWith("identity"))
          .map(path -> root.relativize(path).toString())
          .toList();
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static IeumException unwritable(Path path, IOException cause) {
    return new IeumException(
        ErrorCode.DISK,
        path
            + ": expected to write here, found that it cannot be written ("
            + cause.getClass().getSimpleName()
            + "); name a folder on a disk with room that you may write to",
        cause);
  }
}
