package org.ieum.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.ledger.LedgerCheck;
import org.ieum.ledger.LedgerException;
import org.ieum.ledger.LedgerKey;
import org.ieum.ledger.LedgerReport;
import org.ieum.wire.identity.FederationInit;

/** Looks at the state folder and at the ledger in it, and writes nothing there. */
final class Storage {
  private static final String SUBJECT = "state folder";
  private static final String GIVE = "give it to the user that runs ieum";

  /** Below this a study of many covariates fills the disk in minutes. */
  private static final long TOO_LITTLE = 100L << 20;

  private static final long LEAST_FREE = 1L << 30;

  private Storage() {}

  static List<Check> examine(Path state, Path ledger, Path identity) {
    List<Check> checks = new ArrayList<>();
    Check folder = folder(state);
    checks.add(folder);
    if (folder.verdict() != Check.Verdict.FAIL) {
      checks.add(space(existing(state)));
    }
    checks.add(ledger(ledger, identity));
    return checks;
  }

  /** The folder itself, or the nearest above it that is there. */
  private static Path existing(Path folder) {
    Path at = folder.toAbsolutePath();
    while (!Files.exists(at)) {
      Path parent = at.getParent();
      if (parent == null) {
        return at;
      }
      at = parent;
    }
    return at;
  }

  private static Check folder(Path state) {
    Path found = existing(state);
    if (!Files.isDirectory(found)) {
      return Check.fail(
          SUBJECT, found + ": a file stands in its place", "move it, or correct 'state'");
    }
    if (!Files.isWritable(found)) {
      return Check.fail(
          SUBJECT, found + " cannot be written by " + user(), GIVE + ", on a disk it may write to");
    }
    if (!Files.exists(state)) {
      return Check.ok(SUBJECT, state + ", not there yet; the first start makes it");
    }
    Optional<Path> foreign = unwritable(state);
    if (foreign.isPresent()) {
      return Check.fail(SUBJECT, foreign.get() + " cannot be written by " + user(), GIVE);
    }
    return owner(state)
        .filter(owner -> !owner.equals(user()))
        .map(
            owner ->
                Check.warn(
                    SUBJECT,
                    state + " belongs to " + owner + ", and this is " + user(),
                    "run the doctor as the user that runs ieum"))
        .orElseGet(() -> Check.ok(SUBJECT, state + ", writable"));
  }

  /** Something that the process has to write and cannot: left by a start as another user. */
  private static Optional<Path> unwritable(Path state) {
    for (Path folder : List.of(state, state.resolve("ledger"))) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> inside = Files.list(folder)) {
        // A running process may take away its temporary files meanwhile.
        Optional<Path> foreign =
            inside
                .filter(path -> !path.toString().endsWith(".tmp"))
                .filter(path -> !Files.isWritable(path) && Files.exists(path))
                .findFirst();
        if (foreign.isPresent()) {
          return foreign;
        }
      } catch (IOException e) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> owner(Path folder) {
    try {
      return Optional.of(Files.getOwner(folder).getName());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static String user() {
    return System.getProperty("user.name", "this user");
  }

  private static Check space(Path folder) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      String found = (free >> 20) + " MB free at " + folder;
      String remedy = "make room; a full disk stops the process";
      if (free < TOO_LITTLE) {
        return Check.fail("disk", found, remedy);
      }
      return free < LEAST_FREE ? Check.warn("disk", found, remedy) : Check.ok("disk", found);
    } catch (IOException e) {
      return Check.fail("disk", folder + ": its file system does not answer", "check the disk");
    }
  }

  private static Check ledger(Path ledger, Path identity) {
    if (!Files.exists(ledger.resolve("record"))) {
      return Check.ok("ledger", "none yet; the first start makes it");
    }
    try {
      LedgerKey key = LedgerKey.load(identity.resolve(FederationInit.LEDGER_KEY));
      LedgerReport report = LedgerCheck.verify(ledger, key.verifier());
      if (report.verified()) {
        return Check.ok("ledger", report.origin() + " verifies, " + report.size() + " entries");
      }
      return Check.fail(
          "ledger",
          report.findings().get(0).message(),
          "see: ieum audit verify --ledger " + ledger);
    } catch (LedgerException e) {
      return Check.fail("ledger", e);
    }
  }
}
