package org.ieum.cli;

import picocli.CommandLine.Command;

/** What a reviewer checks. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Check a party's ledger, and compute a study again from it, without any network.",
      "",
      "Exit status: 0 verified; 1 violated, with every violation named; 2 could not check.",
    },
    subcommands = {AuditVerifyCommand.class, AuditReplayCommand.class})
final class AuditCommand {}
