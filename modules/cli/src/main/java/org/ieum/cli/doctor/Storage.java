package org.ieum.cli.doctor;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ieum.ledger.LedgerCheck;
import org.ieum.ledger.LedgerException;
import org.ieum.ledger.LedgerKey;
import org.ieum.ledger.LedgerReport;
import org.ieum.wire.identity.FederationInit;

/** Looks at the state folder and at the ledger in it. */
final class Storage {
  private static final long LEAST_FREE = 1L << 30;

  private Storage() {}

  static List<Check> examine(Path state, Path ledger, Path identity) {
    List<Check> checks = new ArrayList<>();
    checks.add(writable(state));
    checks.add(ledger(ledger, identity));
    return checks;
  }

  private static Check writable(Path state) {
    Path probe = state.resolve(".doctor-" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(state);
      try (FileChannel channel = FileChannel.open(probe, CREATE_NEW, WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[] {1}));
        channel.force(true);
      }
      Files.delete(probe);
      long free = Files.getFileStore(state).getUsableSpace();
      String found = state + ", writable, fsync works, " + (free >> 20) + " MB free";
      return free < LEAST_FREE
          ? Check.warn("state folder", found, "make room; a full disk stops the process")
          : Check.ok("state folder", found);
    } catch (IOException e) {
      return Check.fail(
          "state folder",
          state + " cannot be written and fsynced (" + e.getClass().getSimpleName() + ")",
          "give it to the user that runs ieum, on a disk with room");
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
