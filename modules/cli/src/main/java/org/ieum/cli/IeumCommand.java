package org.ieum.cli;

import org.ieum.wire.Protocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The root command: what there is, by who uses it. */
@Command(
    name = "ieum",
    mixinStandardHelpOptions = true,
    versionProvider = IeumCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    headerHeading = "Clinical models across hospitals whose records never leave them.%n%n",
    descriptionHeading = "%n",
    description = {
      "Try it:        demo, simulate",
      "Data science:  analyses, study check, submit, studies, watch, cancel, model",
      "Hospitals:     node, doctor",
      "Operation:     federation init, coordinator, doctor",
      "Review:        audit verify, audit replay",
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum demo",
      "  ieum submit study.yaml --config ieum.yaml --follow",
      "",
      "Exit status: 0 done; 1 the answer is no (a study failed, a check found a fault);",
      "2 it could not be done as asked.",
    },
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      StudyCommand.class,
      AnalysesCommand.class,
      SubmitCommand.class,
      StudiesCommand.class,
      WatchCommand.class,
      CancelCommand.class,
      ModelCommand.class,
      FederationCommand.class,
      CoordinatorCommand.class,
      NodeCommand.class,
      DoctorCommand.class,
      AuditCommand.class,
      CompletionCommand.class,
      HelpCommand.class,
    })
final class IeumCommand {
  /** Names the software's version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Protocol.SOFTWARE + " (protocol " + Protocol.VERSION + ")"};
    }
  }
}
