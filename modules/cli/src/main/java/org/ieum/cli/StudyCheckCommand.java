package org.ieum.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.study.DesignColumn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a study file without submitting it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Check a study file and the dictionary it names: every fault at once, with line and column.",
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
    StudyDraft draft = StudyFile.read(study);
    List<String> columns = draft.dictionary().design().stream().map(DesignColumn::name).toList();
    if (format.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("study", draft.id());
      document.put("sites", draft.sites());
      document.put("table", draft.table());
      document.put("dictionaryDigest", draft.dictionary().digest());
      document.put("design", columns);
      console.json(document);
    } else {
      console.result(study + ": a valid study, " + draft.id());
      console.result("  sites      " + (draft.sites().isEmpty() ? "all" : draft.sites()));
      console.result("  table      " + draft.table() + ", outcome " + draft.outcome());
      console.result("  dictionary " + draft.dictionary().digest());
      console.result("  design     " + columns.size() + " columns: " + String.join(", ", columns));
    }
    return Exit.DONE;
  }
}
