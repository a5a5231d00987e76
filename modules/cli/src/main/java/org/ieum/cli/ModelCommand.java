package org.ieum.cli;

import picocli.CommandLine.Command;

/** Models of finished studies. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Take home, report, look at or compare models of finished studies.",
    subcommands = {
      ModelFetchCommand.class,
      ModelReportCommand.class,
      ModelShowCommand.class,
      ModelCompareCommand.class,
    })
final class ModelCommand {}
