package org.ieum.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.federation.study.StudyManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a study from running here. */
@Command(
    name = "refuse",
    mixinStandardHelpOptions = true,
    description = {
      "Keep a study from running at this hospital. The decision goes to the hospital's ledger; the"
          + " reason stays here.",
    },
    footerHeading = "%nExample:%n",
    footer = "  ieum node refuse heart-disease --by kim --reason 'outside our remit'")
final class NodeRefuseCommand implements Callable<Integer> {
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

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the hospital's own log.")
  private String reason = "";

  @Mixin private NodeOptions node = new NodeOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  NodeRefuseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyManifest refused = node.decisions().refuse(study, by, reason);
    if (format.json) {
      console.json(
          Map.of("study", refused.id(), "studyDigest", refused.digest(), "decision", "REFUSED"));
    } else {
      console.result("refused " + refused.id() + "  " + refused.digest());
    }
    return Exit.DONE;
  }
}
