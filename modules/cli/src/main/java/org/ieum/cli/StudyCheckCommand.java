package org.ieum.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ieum.algorithms.Rehearsal;
import org.ieum.cli.result.PlanText;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.clinical.words.StudyPlan;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.plan.PlannedRounds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a study file without submitting it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Check a study file and the files it names: every fault at once, with line and column.",
      "A valid study is told in words: who is taken in, what is predicted from what, how it is",
      "judged, and what would leave a hospital.",
      "",
      "Exit status: 0 a valid study; 1 it has faults; 2 there is no such file.",
    },
    footerHeading = "%nExample:%n",
    footer = "  ieum study check study.yaml")
final class StudyCheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study file (YAML).")
  private Path study = Path.of("");

  @Mixin private Settings.Format format = new Settings.Format();

  StudyCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyDraft draft;
    StudyPlan plan;
    PlannedRounds rounds;
    try {
      draft = StudyFile.read(study);
      plan = StudyPlan.of(draft);
      rounds = Rehearsal.of(plan.study());
    } catch (IeumException e) {
      int status = new Failures(console).report(e, format.json);
      return Files.isRegularFile(study) ? Exit.NO : status;
    }
    boolean settled = !draft.sites().isEmpty();
    if (format.json) {
      console.json(PlanText.document(draft, plan, rounds, settled));
    } else {
      console.result(study + ": a valid study, " + draft.id());
      PlanText.lines(draft, plan, rounds, settled).forEach(console::result);
    }
    return Exit.DONE;
  }
}
