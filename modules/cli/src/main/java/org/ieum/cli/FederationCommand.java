package org.ieum.cli;

import picocli.CommandLine.Command;

/** Making and keeping a federation. */
@Command(
    name = "federation",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Make a federation: keys, certificates and configuration of every party.",
    subcommands = FederationInitCommand.class)
final class FederationCommand {}
