package org.ieum.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.study.StudyManifest;
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
      console.note("submitted " + status.getId() + "  " + status.getDigest());
      if (follow) {
        return FollowedStudy.toTheEnd(studies, console, Clock.systemUTC(), status, format.json);
      }
      if (format.json) {
        console.json(StatusJson.of(status));
      } else {
        console.result(status.getDigest());
        console.note("see it with: ieum watch " + status.getId());
      }
      return Exit.DONE;
    }
  }

  /** A study file without sites means all of the federation. */
  private static StudyManifest manifest(StudyDraft draft, ClientConfig config) {
    PartyIdentity.load(config.identity());
    return draft.manifest(Roster.load(config.identity()).members());
  }
}
