package org.ieum.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.audit.LedgerAudit;
import org.ieum.audit.Replay;
import org.ieum.audit.ReplayVerdict;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.ledger.FrameStore;
import org.ieum.ledger.LedgerKey;
import org.ieum.ledger.LedgerReport;
import org.ieum.ledger.VerifierKey;
import org.ieum.wire.identity.Roster;

/**
 * A party's ledger, or a copy of it, and the key that it must be signed with.
 *
 * @param key pinned by other means than the ledger itself
 */
public record PartyLedger(Path folder, VerifierKey key) {
  /** A ledger whose key is known: its public key, or a file with the ledger's own key. */
  public static PartyLedger ofKey(Path folder, String key) {
    Path file = Path.of(key);
    VerifierKey pinned =
        Files.isRegularFile(file) ? LedgerKey.load(file).verifier() : VerifierKey.parse(key);
    return new PartyLedger(ledgerIn(folder), pinned);
  }

  /**
   * A ledger of a party of the roster. Which party is what the ledger claims, unless {@code party}
   * says it; the key is always the roster's.
   *
   * @throws IeumException BAD_USAGE when the roster has no such party
   */
  public static PartyLedger ofRoster(Path folder, Path identity, Optional<String> party) {
    Path ledger = ledgerIn(folder);
    Roster roster = Roster.load(identity);
    String origin =
        party.map(name -> roster.federation() + "/" + name).orElseGet(() -> claimedOrigin(ledger));
    List<VerifierKey> keys = new ArrayList<>();
    keys.add(VerifierKey.parse(roster.coordinatorLedger()));
    roster.sites().forEach(member -> keys.add(VerifierKey.parse(member.ledgerKey())));
    return keys.stream()
        .filter(key -> key.name().equals(origin))
        .findFirst()
        .map(key -> new PartyLedger(ledger, key))
        .orElseThrow(
            () ->
                new IeumException(
                    ErrorCode.BAD_USAGE,
                    "ledger "
                        + ledger
                        + ": expected that of one of "
                        + keys.stream().map(VerifierKey::name).toList()
                        + ", found '"
                        + origin
                        + "'; name the party with --party, or use an identity of its federation"));
  }

  /** The party's name: the last part of the ledger's origin. */
  public String party() {
    return key.name().substring(key.name().lastIndexOf('/') + 1);
  }

  /** Recomputes everything from the entries. */
  public LedgerReport verify() {
    return LedgerAudit.verify(folder, key);
  }

  /** Computes a study again from entries that were verified. */
  public ReplayVerdict replay(LedgerReport verified, String study, ProgressListener progress) {
    return Replay.run(verified.entries(), FrameStore.of(folder), study, progress);
  }

  private static Path ledgerIn(Path folder) {
    Path inside = folder.resolve("ledger");
    Path ledger = Files.isDirectory(inside) ? inside : folder;
    if (!Files.exists(ledger.resolve("record")) && !Files.exists(ledger.resolve("checkpoint"))) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          folder
              + ": expected a ledger (files 'record' and 'checkpoint'), found none; name a party's"
              + " state folder or a copy of it");
    }
    return ledger;
  }

  private static String claimedOrigin(Path ledger) {
    try {
      return Files.readString(ledger.resolve("checkpoint")).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new IeumException(
          ErrorCode.LEDGER_CORRUPT,
          ledger
              + ": expected a signed checkpoint that names the ledger, found no readable one; restore"
              + " it from a backup, or name the party with --party",
          e);
    }
  }
}
