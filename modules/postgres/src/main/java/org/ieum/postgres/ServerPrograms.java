package org.ieum.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked from the class path (15 MB) into a folder (60 MB). */
final class ServerPrograms {
  private static final List<String> ARCHIVES =
      List.of(
          "postgres-linux-x86_64.txz",
          "postgres-linux-arm_64.txz",
          "postgres-darwin-x86_64.txz",
          "postgres-darwin-arm_64.txz");

  private ServerPrograms() {}

  static void unpack(Path folder) throws IOException {
    try (InputStream packed = open();
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path target = folder.resolve(e.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("an entry of the archive lies outside of it");
        }
        if (e.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          if (e.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(e.getLinkName()));
          } else {
            Files.copy(tar, target);
            boolean program = (e.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
          }
        }
      }
    }
  }

  private static InputStream open() throws IOException {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch", "").startsWith("aarch64");
    for (String archive : ARCHIVES) {
      boolean fits =
          archive.contains(system.startsWith("mac") ? "darwin" : "linux")
              && archive.contains(arm ? "arm_64" : "x86_64");
      InputStream in =
          fits ? ServerPrograms.class.getClassLoader().getResourceAsStream(archive) : null;
      if (in != null) {
        return in;
      }
    }
    throw new IOException(
        "PostgreSQL: expected the programs for this system on the class path, found none; use Linux"
            + " or macOS, x86-64 or arm64, or name a database of your own");
  }
}
