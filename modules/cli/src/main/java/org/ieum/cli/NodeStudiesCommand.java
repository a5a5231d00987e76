package org.ieum.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.OutcomeWords;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.StudyManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what waits for a decision. */
@Command(
    name = "studies",
    mixinStandardHelpOptions = true,
    description = "List the studies that wait for a decision of this hospital, with what they use.",
    footerHeading = "%nExample:%n",
    footer = "  ieum node studies --config node.yaml")
final class NodeStudiesCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private NodeOptions node = new NodeOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  NodeStudiesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<StudyManifest> pending = node.decisions().pending();
    if (format.json) {
      console.json(Map.of("pending", pending.stream().map(NodeStudiesCommand::json).toList()));
    } else if (pending.isEmpty()) {
      console.result("no study waits for a decision");
    } else {
      pending.forEach(this::print);
    }
    return Exit.DONE;
  }

  private void print(StudyManifest study) {
    console.result(study.id() + "  " + Figures.shortDigest(study.digest()));
    console.result("  title       " + study.title());
    console.result("  purpose     " + study.purpose());
    console.result("  sites       " + String.join(", ", study.sites()));
    console.result(
        "  table       " + study.table() + ", outcome " + OutcomeWords.said(study.outcome()));
    console.result("  model       " + OutcomeWords.regression(study.model().family()));
    console.result("  covariates  " + String.join(", ", covariates(study)));
    String digest = Figures.shortDigest(study.digest());
    console.result("  look        ieum node preview " + digest);
    console.result("  decide      ieum node approve " + digest + " | ieum node refuse " + digest);
  }

  private static List<String> covariates(StudyManifest study) {
    return study.dictionary().covariates().stream().map(Covariate::name).toList();
  }

  private static Map<String, Object> json(StudyManifest study) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("study", study.id());
    object.put("studyDigest", study.digest());
    object.put("title", study.title());
    object.put("purpose", study.purpose());
    object.put("sites", study.sites());
    object.put("table", study.table());
    object.put("outcome", study.outcome().column());
    object.put("outcomeType", study.outcome().kind().name().toLowerCase(Locale.ROOT));
    object.put("family", study.model().family().name().toLowerCase(Locale.ROOT));
    object.put("covariates", covariates(study));
    return object;
  }
}
