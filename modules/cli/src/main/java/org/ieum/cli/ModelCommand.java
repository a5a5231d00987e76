package org.ieum.cli;

import picocli.CommandLine.Command;

/** Models of finished studies. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Take home, report or look at the model of a finished study.",
    subcommands = {ModelFetchCommand.class, ModelReportCommand.class, ModelShowCommand.class})
final class ModelCommand {}
