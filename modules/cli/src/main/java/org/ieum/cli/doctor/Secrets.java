package org.ieum.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import org.ieum.wire.identity.SecretFile;

/** Looks at who may read the files that only the process may read. */
final class Secrets {
  private Secrets() {}

  /** The keys in an identity folder. */
  static List<Check> keys(Path identity) {
    return SecretFile.keys(identity).stream()
        .map(key -> file("key " + key.path().getFileName(), key))
        .toList();
  }

  /** A file that its owner alone should read, and that a process does not start with otherwise. */
  static Check file(String subject, SecretFile file) {
    return file.fault()
        .map(fault -> Check.fail(subject, file + ": " + fault.found(), fault.remedy()))
        .orElseGet(
            () ->
                file.isReadByGroup()
                    ? Check.warn(
                        subject, file + ": its group can read it", "chmod 600 " + file.path())
                    : Check.ok(subject, file.toString()));
  }
}
