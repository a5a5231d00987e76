package org.ieum.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ieum.cli.result.PlanText;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.clinical.words.StudyPlan;
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
    },
    footerHeading = "%nExample:%n",
    footer = "  ieum study check study.yaml")
final class StudyCheckCommand implements Callable<Integer> {
  /** Stand for the sites of a study that names none. */
  private static final List<String> ANY_SITES = List.of("site-1", "site-2", "site-3");

  private final Console console;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study file (YAML).")
  private Path study = Path.of("");

  @Mixin private Settings.Format format = new Settings.Format();

  StudyCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StudyDraft draft = StudyFile.read(study);
    List<String> sites = draft.sites().isEmpty() ? ANY_SITES : draft.sites();
    StudyPlan plan = StudyPlan.of(draft, sites);
    if (format.json) {
      console.json(PlanText.document(draft, plan, sites.size()));
    } else {
      console.result(study + ": a valid study, " + draft.id());
      PlanText.lines(draft, plan, sites.size()).forEach(console::result);
    }
    return Exit.DONE;
  }
}
