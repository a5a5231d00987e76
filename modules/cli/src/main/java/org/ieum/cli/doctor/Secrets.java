package org.ieum.cli.doctor;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks at who may read the files that only the process may read. */
final class Secrets {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> EXPOSED =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.GROUP_WRITE);

  private Secrets() {}

  /** The keys in an identity folder. */
  static List<Check> keys(Path identity) {
    List<Check> checks = new ArrayList<>();
    for (String name : List.of("key.pem", "ledger.key")) {
      Path file = identity.resolve(name);
      if (Files.exists(file)) {
        checks.add(file("key " + name, file));
      }
    }
    return checks;
  }

  /** A file that exists and that its owner alone should read. */
  static Check file(String subject, Path file) {
    try {
      if (!Files.isReadable(file)) {
        return Check.fail(
            subject, file + ": cannot be read by this user", "give it to the user that runs ieum");
      }
      if (!POSIX) {
        return Check.ok(subject, file.toString());
      }
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      String found = file + ", " + PosixFilePermissions.toString(rights);
      if (rights.stream().anyMatch(EXPOSED::contains)) {
        return Check.fail(
            subject,
            found + ": other users of this machine can read or change it",
            "chmod 600 " + file + ", and think of it as lost if others use this machine");
      }
      return rights.contains(PosixFilePermission.GROUP_READ)
          ? Check.warn(subject, found + ": its group can read it", "chmod 600 " + file)
          : Check.ok(subject, found);
    } catch (IOException e) {
      return Check.fail(
          subject, file + ": its rights cannot be read", "check the disk and its owner");
    }
  }
}
