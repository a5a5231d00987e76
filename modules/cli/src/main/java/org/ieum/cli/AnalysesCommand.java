package org.ieum.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.algorithms.Analyses;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.Table;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.plan.PlannedRound;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.study.StudyManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what can be fitted. */
@Command(
    name = "analyses",
    mixinStandardHelpOptions = true,
    description = {
      "List the analyses of this release: the family that a study's model names, what it predicts"
          + " and gives, how its model compares with that of the pooled records, and the round trips"
          + " and bytes of a hospital that a rehearsal of a plain study takes.",
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ieum analyses", "  ieum analyses --covariates 200 --sites 6 --json"})
final class AnalysesCommand implements Callable<Integer> {
  private static final int MOST_COVARIATES = 500;
  private static final int MOST_SITES = 200;

  private final Console console;

  @Option(
      names = "--covariates",
      paramLabel = "N",
      defaultValue = "25",
      description =
          "Continuous covariates of the plain study, 1 to "
              + MOST_COVARIATES
              + ". Default: ${DEFAULT-VALUE}.")
  private int covariates;

  @Option(
      names = "--sites",
      paramLabel = "N",
      defaultValue = "3",
      description = "Its sites, 1 to " + MOST_SITES + ". Default: ${DEFAULT-VALUE}.")
  private int sites;

  @Mixin private Settings.Format format = new Settings.Format();

  AnalysesCommand(Console console) {
    this.console = console;
  }

  /** An analysis with its plain study's rounds. */
  private record Listed(Analyses.Description analysis, PlannedRounds rounds) {
    int rehearsed() {
      return rounds.rounds().stream().mapToInt(PlannedRound::rehearsed).sum();
    }

    int most() {
      StudyManifest study = rounds.study();
      return rounds.rounds().stream().mapToInt(r -> r.most(study)).sum();
    }

    long bytes() {
      return rounds.rounds().stream().mapToLong(r -> r.rehearsed() * r.bytes()).sum();
    }

    Map<String, Object> document() {
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("family", analysis.name());
      out.put("analysis", analysis.version().toString());
      out.put("outcome", analysis.outcome());
      out.put("model", analysis.model());
      out.put("exactness", analysis.exactness());
      out.put("rounds", rehearsed());
      out.put("roundsAtMost", most());
      out.put("bytesUpASite", bytes());
      return out;
    }
  }

  @Override
  public Integer call() {
    within("--covariates", covariates, MOST_COVARIATES);
    within("--sites", sites, MOST_SITES);
    List<Listed> all =
        Analyses.all().stream()
            .map(a -> new Listed(a, Analyses.planned(a.family(), covariates, sites)))
            .toList();
    if (format.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("covariates", covariates);
      document.put("sites", sites);
      document.put("analyses", all.stream().map(Listed::document).toList());
      console.json(document);
    } else {
      Table table =
          Table.of(
              "family", "analysis", "outcome", "gives", "against pooled", "rounds", "bytes up");
      for (Listed l : all) {
        table.row(
            l.analysis().name(),
            l.analysis().version().toString(),
            l.analysis().outcome(),
            l.analysis().model(),
            l.analysis().exactness(),
            l.rehearsed() + " (at most " + l.most() + ")",
            Figures.bytes(l.bytes()));
      }
      table.lines().forEach(console::result);
      console.result("");
      console.result(
          "Rounds and a hospital's bytes of a plain study of "
              + covariates
              + " continuous covariates at "
              + sites
              + (sites == 1 ? " site" : " sites")
              + ", rehearsed; those of a study of yours: ieum study check.");
    }
    return Exit.DONE;
  }

  private static void within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new IeumException(
          ErrorCode.BAD_USAGE,
          option + ": expected a number from 1 to " + most + ", found " + value + "; correct it");
    }
  }
}
