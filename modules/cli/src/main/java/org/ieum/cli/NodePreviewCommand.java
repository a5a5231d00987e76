package org.ieum.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ieum.algorithms.Rehearsal;
import org.ieum.cli.result.PreviewText;
import org.ieum.cli.spark.SparkHome;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.clinical.omop.OmopDefinitions;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.study.StudyManifest;
import org.ieum.node.NodeConfig;
import org.ieum.node.StudyPreview;
import org.ieum.node.policy.Decisions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a study would do here. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Show what a study would do at this hospital, before anyone decides: its plan in words, the"
          + " rows of each table that it reads, what is wrong with them, how many patients are left"
          + " after each step, which covariates are missing or suspicious, and every number of the"
          + " first vector that would leave, in the clear.",
      "",
      "It runs the hospital's engine over the hospital's tables. Nothing is sent and nothing enters"
          + " the ledger; what it prints is for the hospital alone.",
      "",
      "Exit status: 0 the study can run here; 1 something is in its way.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum node preview dementia --config node.yaml",
      "  ieum node preview study.yaml --config node.yaml --json",
    })
final class NodePreviewCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "Id or digest of a study that waits for a decision, or a study file (YAML).")
  private String study = "";

  @Mixin private NodeOptions node = new NodeOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  NodePreviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    NodeConfig config = node.read();
    StudyManifest manifest = manifest(config);
    PlannedRounds rounds = Rehearsal.of(manifest);
    SparkHome spark = SparkHome.find(config.engine().sparkHome());
    console.note("looking at table '" + manifest.table() + "' with this hospital's engine");
    StudyPreview preview = StudyPreview.of(config, manifest, spark.spark(), spark.engineJars());
    if (format.json) {
      console.json(PreviewText.document(draft(manifest), rounds, preview, config.site()));
    } else {
      PreviewText.lines(draft(manifest), rounds, preview, config.site()).forEach(console::result);
    }
    return preview.found().blocked() ? Exit.NO : Exit.DONE;
  }

  private StudyManifest manifest(NodeConfig config) {
    if (!study.endsWith(".yaml")
        && !study.endsWith(".yml")
        && !Files.isRegularFile(Path.of(study))) {
      return Decisions.of(config.state()).find(study);
    }
    StudyDraft draft = StudyFile.read(Path.of(study));
    List<String> sites = new ArrayList<>(draft.sites());
    if (!sites.contains(config.site())) {
      sites.add(config.site());
    }
    return draft.manifest(sites).withSites(sites);
  }

  /** The study as its words are made of. */
  private static StudyDraft draft(StudyManifest m) {
    return new StudyDraft(
        Path.of(m.id()),
        m.id(),
        m.title(),
        m.purpose(),
        m.sites(),
        m.table(),
        m.personId(),
        m.outcome(),
        m.dictionary(),
        m.preparation().fromOmop()
            ? Optional.of(OmopDefinitions.fromJson(m.preparation().definition()))
            : Optional.empty(),
        m.split(),
        m.model(),
        m.evaluation(),
        m.maxRecords(),
        m.minimumCohort(),
        m.maxOutsidePercent(),
        m.publicData());
  }
}
