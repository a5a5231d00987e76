package org.ieum.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.Table;
import org.ieum.federation.study.StudyName;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the federation's studies. */
@Command(
    name = "studies",
    mixinStandardHelpOptions = true,
    description = "List the federation's studies, oldest first.",
    footerHeading = "%nExample:%n",
    footer = "  ieum studies --config ieum.yaml --json")
final class StudiesCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ClientOptions client = new ClientOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  StudiesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (StudiesClient studies = client.read().connect()) {
      List<StudyStatus> all = studies.list();
      if (format.json) {
        console.json(Map.of("studies", all.stream().map(StatusJson::of).toList()));
      } else if (all.isEmpty()) {
        console.result("no studies yet; submit one with: ieum submit STUDY.yaml");
      } else {
        table(all).lines().forEach(console::result);
        all.stream().filter(s -> !s.getRecordedBy().isEmpty()).forEach(this::otherRelease);
      }
      return Exit.DONE;
    }
  }

  private void otherRelease(StudyStatus status) {
    console.result(
        StudyName.of(status.getId(), status.getDigest())
            + ": recorded by "
            + status.getRecordedBy()
            + ", which replays it with 'ieum audit replay'"
            + (status.getPhase() == StudyPhase.SUSPENDED ? " and alone can go on with it" : ""));
  }

  private static Table table(List<StudyStatus> all) {
    Table table = Table.of("study", "digest", "by", "submitted", "phase", "rounds", "waiting for");
    for (StudyStatus status : all) {
      table.row(
          status.getId(),
          Figures.shortDigest(status.getDigest()),
          status.getResearcher(),
          Instant.ofEpochMilli(status.getSubmittedAt()).truncatedTo(ChronoUnit.SECONDS).toString(),
          status.getPhase().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          Integer.toString(status.getRounds()),
          String.join(", ", status.getWaitingForList()));
    }
    return table;
  }
}
