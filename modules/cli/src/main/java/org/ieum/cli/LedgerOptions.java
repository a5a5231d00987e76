package org.ieum.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.ieum.cli.audit.PartyLedger;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which ledger, and whose key it must be signed with. */
@Command
final class LedgerOptions {
  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      required = true,
      description = "A party's state folder, its ledger folder, or a copy of either.")
  private Path ledger = Path.of("");

  @Option(
      names = "--identity",
      paramLabel = "DIR",
      description =
          "Your identity folder: its roster, signed by the federation's governance, names every"
              + " party's key.")
  private @Nullable Path identity;

  @Option(
      names = "--party",
      paramLabel = "NAME",
      description = "Whose ledger it must be: a site or 'coordinator'. Default: any of the roster.")
  private @Nullable String party;

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description =
          "The ledger's public key (C2SP vkey), or the ledger.key file that 'ieum simulate' wrote,"
              + " instead of --identity.")
  private @Nullable String key;

  PartyLedger open() {
    if ((key == null) == (identity == null)) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          "ledger "
              + ledger
              + ": expected the key that it must be signed with, from --identity (with your roster)"
              + " or from --key, found "
              + (key == null ? "neither" : "both"));
    }
    return key == null
        ? PartyLedger.ofRoster(ledger, Objects.requireNonNull(identity), Optional.ofNullable(party))
        : PartyLedger.ofKey(ledger, key);
  }
}
