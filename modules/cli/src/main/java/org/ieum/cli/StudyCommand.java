package org.ieum.cli;

import picocli.CommandLine.Command;

/** Study files. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Work on study files.",
    subcommands = StudyCheckCommand.class)
final class StudyCommand {}
