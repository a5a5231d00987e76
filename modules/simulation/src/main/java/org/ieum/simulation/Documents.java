package org.ieum.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.study.StudyManifest;

/** Study and model documents in files. */
final class Documents {
  private Documents() {}

  /** A study: a study file in YAML, at these sites, or a canonical manifest of these sites. */
  static StudyManifest study(Path file, List<String> sites) {
    byte[] bytes = read(file);
    if (bytes.length > 0 && bytes[0] == '{') {
      StudyManifest study = StudyManifest.fromBytes(bytes);
      return sites.isEmpty() || study.sites().equals(sites.stream().sorted().toList())
          ? study
          : study.withSites(sites);
    }
    return StudyFile.read(file).manifest(sites);
  }

  static FittedModel model(Path file) {
    return FittedModel.fromBytes(read(file));
  }

  /** A local path as Hadoop wants it: with its scheme, and spaces left as they are. */
  static String address(Path path) {
    return "file:" + path.toAbsolutePath().normalize();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          file + ": expected a readable file, found none; correct the path",
          e);
    }
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK, file + ": cannot be written; name a folder that you may write to", e);
    }
  }

  /** Makes a folder, which may be there but must then be empty. */
  static Path emptyFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> children = Files.list(folder)) {
        if (children.findAny().isPresent()) {
          throw new IeumException(
              ErrorCode.BAD_USAGE,
              folder + ": expected a new or empty folder, found files in it; name another");
        }
      }
      return folder;
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.DISK, folder + ": cannot be made; name a folder that you may write to", e);
    }
  }
}
