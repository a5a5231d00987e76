package org.ieum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** Folders that this program made. */
public final class Folders {
  private Folders() {}

  /** Deletes a folder with all that is in it. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IeumException(ErrorCode.DISK, folder + ": cannot be deleted", e);
    }
  }

  /**
   * A new folder, or an empty one.
   *
   * @throws IeumException BAD_USAGE when there are files in it
   */
  public static void createEmpty(Path folder, String option) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new IeumException(
              ErrorCode.BAD_USAGE,
              folder
                  + ": expected a new or an empty folder, found files; name another with "
                  + option);
        }
      }
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK, folder + ": cannot be written; name a folder that you may write to", e);
    }
  }
}
