package org.ieum.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.federation.study.StudyManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a study run here. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Let a study run at this hospital. The decision goes to the hospital's ledger.",
    footerHeading = "%nExample:%n",
    footer = "  ieum node approve heart-disease --by kim --config node.yaml")
final class NodeApproveCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "Id of the study that waits, its digest, or the start of its digest.")
  private String study = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides; a pseudonym serves. Default: the user's login name.")
  private String by = System.getProperty("user.name", "unknown");

  @Mixin private NodeOptions node = new NodeOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  NodeApproveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyManifest approved = node.decisions().approve(study, by);
    if (format.json) {
      console.json(
          Map.of("study", approved.id(), "studyDigest", approved.digest(), "decision", "APPROVED"));
    } else {
      console.result("approved " + approved.id() + "  " + approved.digest());
    }
    return Exit.DONE;
  }
}
