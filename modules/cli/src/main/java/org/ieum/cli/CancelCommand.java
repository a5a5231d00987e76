package org.ieum.cli;

import java.util.concurrent.Callable;
import org.ieum.federation.study.StudyName;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a study without a model. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "End a study of yours without a model. What has happened stays on the ledgers.",
    footerHeading = "%nExample:%n",
    footer = "  ieum cancel heart-disease --config ieum.yaml")
final class CancelCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "Id of the newest study of that name, its digest, or the start of its digest.")
  private String study = "";

  @Mixin private ClientOptions client = new ClientOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  CancelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (StudiesClient studies = client.read().connect()) {
      StudyStatus asked = studies.cancel(study);
      // The coordinator cancels between two messages; its stream ends when it has.
      StudyStatus status =
          Following.ended(asked.getPhase())
              ? asked
              : studies.watch(asked.getDigest(), change -> {});
      boolean cancelled = status.getPhase() == StudyPhase.CANCELLED;
      if (format.json) {
        console.json(StatusJson.of(status));
      } else if (cancelled) {
        console.result("cancelled " + status.getId() + "  " + status.getDigest());
      }
      if (!cancelled) {
        console.note(
            "ieum: study "
                + StudyName.of(status.getId(), status.getDigest())
                + " was not cancelled: it is "
                + status.getPhase()
                + " already");
      }
      return cancelled ? Exit.DONE : Exit.NO;
    }
  }
}
