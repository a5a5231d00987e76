package org.ieum.wire.identity;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;

/** A file that only the user of its process should read: a key, a password. */
public record SecretFile(Path path) {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> EXPOSED =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.GROUP_WRITE);

  /**
   * Why a process does not start with such a file.
   *
   * @param found what is wrong with it
   * @param remedy what to do
   */
  public record Fault(String found, String remedy) {}

  /** The keys that there are in an identity folder. */
  public static List<SecretFile> keys(Path identity) {
    return Stream.of(PartyIdentity.KEY, FederationInit.LEDGER_KEY)
        .map(identity::resolve)
        .filter(Files::exists)
        .map(SecretFile::new)
        .toList();
  }

  /** What is wrong: it cannot be read, or others can read or change it. */
  public Optional<Fault> fault() {
    if (!Files.isReadable(path)) {
      return Optional.of(
          Files.exists(path)
              ? new Fault("one that this user cannot read", "give it to the user that runs ieum")
              : new Fault("no file that can be read", "correct its path or its rights"));
    }
    try {
      return rights().stream().anyMatch(EXPOSED::contains)
          ? Optional.of(
              new Fault(
                  "one that other users of this machine can read or change",
                  "chmod 600 " + path + ", and think of it as lost if others use this machine"))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          new Fault("one whose rights cannot be read", "check the disk and its owner"));
    }
  }

  /** Whether other members of its group can read it. */
  public boolean isReadByGroup() {
    try {
      return rights().contains(PosixFilePermission.GROUP_READ);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Refuses to go on with a file that has a fault.
   *
   * @throws IeumException BAD_CONFIGURATION
   */
  public void require() {
    fault()
        .ifPresent(
            fault -> {
              throw new IeumException(
                  ErrorCode.BAD_CONFIGURATION,
                  this
                      + ": expected a file that its owner alone can read, found "
                      + fault.found()
                      + "; "
                      + fault.remedy());
            });
  }

  /** None where the file system has no such rights. */
  private Set<PosixFilePermission> rights() throws IOException {
    return POSIX ? Files.getPosixFilePermissions(path) : Set.of();
  }

  /** The path, and who may do what. */
  @Override
  public String toString() {
    try {
      return POSIX ? path + ", " + PosixFilePermissions.toString(rights()) : path.toString();
    } catch (IOException e) {
      return path.toString();
    }
  }
}
