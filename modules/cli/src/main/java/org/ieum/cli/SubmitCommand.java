package org.ieum.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.ieum.cli.progress.StudyFrame;
import org.ieum.cli.result.Figures;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.StudyName;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.identity.PartyIdentity;
import org.ieum.wire.identity.Roster;
import org.ieum.wire.v1.StudyStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits a study. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Submit a study to the federation; each hospital decides whether it takes part.",
      "",
      "With --follow, shows the study until it has ended and prints its model. Ctrl-C then leaves"
          + " the study running; 'ieum watch' shows it again.",
      "Submitting the same study again finds it and starts nothing.",
      "",
      "Exit status: 0 submitted, with --follow done; 1 the study failed, was refused or cancelled, or"
          + " it had ended before it was submitted again; 2 it could not be done as asked.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum submit study.yaml --config ieum.yaml --follow",
      "  ieum submit study.yaml --follow --json > result.json",
    })
final class SubmitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study file (YAML).")
  private Path study = Path.of("");

  @Mixin private ClientOptions client = new ClientOptions();

  @Option(names = "--follow", description = "Stay until the study has ended and print its model.")
  private boolean follow;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "Wait so long for a coordinator that does not answer, as while it starts again. Default:"
              + " ${DEFAULT-VALUE}.")
  private int wait = 60;

  @Mixin private Settings.Format format = new Settings.Format();

  SubmitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ClientConfig config = client.read();
    StudyManifest manifest = manifest(StudyFile.read(study), config);
    try (StudiesClient studies = config.connect()) {
      StudyStatus status =
          new Patience(console, Duration.ofSeconds(wait)).ask(() -> studies.submit(manifest));
      if (Following.ended(status.getPhase())) {
        return alreadyEnded(status);
      }
      console.note("submitted " + status.getId() + "  " + status.getDigest());
      if (follow) {
        return FollowedStudy.toTheEnd(
            studies,
            console,
            Clock.systemUTC(),
            Figures.shortDigest(status.getDigest()),
            format.json);
      }
      if (format.json) {
        console.json(StatusJson.of(status));
      } else {
        console.result(status.getDigest());
        console.note("see it with: ieum watch " + Figures.shortDigest(status.getDigest()));
      }
      return Exit.DONE;
    }
  }

  /** The same study was submitted before and has ended: nothing was started. */
  private int alreadyEnded(StudyStatus status) {
    String digest = Figures.shortDigest(status.getDigest());
    if (format.json) {
      console.json(StatusJson.of(status));
    }
    console.note(
        "ieum: study "
            + StudyName.of(status.getId(), status.getDigest())
            + ": expected a study that has not been submitted yet, found this one, submitted by "
            + status.getResearcher()
            + " at "
            + Instant.ofEpochMilli(status.getSubmittedAt()).truncatedTo(ChronoUnit.SECONDS)
            + ", "
            + StudyFrame.phase(status.getPhase())
            + "; nothing was started: see it with 'ieum watch "
            + digest
            + "', or give the study file another 'id' to run it anew");
    return Exit.NO;
  }

  /** A study file without sites means all of the federation. */
  private static StudyManifest manifest(StudyDraft draft, ClientConfig config) {
    PartyIdentity.load(config.identity());
    return draft.manifest(Roster.load(config.identity()).members());
  }
}
