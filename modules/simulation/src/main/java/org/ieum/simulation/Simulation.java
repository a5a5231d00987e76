package org.ieum.simulation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.ieum.algorithms.StudyProgram;
import org.ieum.audit.JournaledFederation;
import org.ieum.audit.Software;
import org.ieum.audit.StudyJournal;
import org.ieum.clinical.words.ScoringWords;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.export.ModelExport;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.Ledger;
import org.ieum.ledger.LedgerKey;
import org.ieum.spark.PipelineModelExport;
import org.ieum.spark.SitePart;
import org.ieum.spark.SparkSiteTable;
import org.ieum.spark.TableSource;

/** One study over several tables in this process. */
final class Simulation implements AutoCloseable {
  private static final String PARTY = "simulation";

  private final StudyManifest study;
  private final List<PayloadMeter> tables = new ArrayList<>();
  private final Stopwatch watch = new Stopwatch(System::nanoTime);
  private final SideBySide sideBySide = SideBySide.ofProcessors();

  /** How a site's table is made ready. */
  @FunctionalInterface
  interface Opening {
    /**
     * Makes it ready.
     *
     * @param site index of the site in the study's sites
     */
    SparkSiteTable open(TableSource source, int site);
  }

  /**
   * Gets the sites' tables ready: all that they can tell, without the rules of a site.
   *
   * @param tableOf a site's table, by the site's name
   */
  Simulation(SparkSession session, StudyManifest study, Map<String, TableSource> tableOf) {
    this(
        study,
        tableOf,
        (source, site) -> SparkSiteTable.open(session, study, source, new SitePart(site, true)));
  }

  /**
   * Gets the sites' tables ready.
   *
   * @param tableOf a site's table, by the site's name
   * @throws IeumException with the faults of every site
   */
  Simulation(StudyManifest study, Map<String, TableSource> tableOf, Opening opening) {
    this.study = study;
    SiteFaults faults = new SiteFaults(study.sites().size());
    watch.time(
        "prepare",
        () -> {
          List<SiteOpening> openings = new ArrayList<>();
          for (int s = 0; s < study.sites().size(); s++) {
            int index = s;
            String site = study.sites().get(s);
            TableSource source = Objects.requireNonNull(tableOf.get(site), site);
            openings.add(new SiteOpening(site, () -> opening.open(source, index)));
          }
          try {
            sideBySide.each(openings, one -> one.open(faults), o -> o.ifPresent(tables::add));
          } catch (RuntimeException e) {
            close();
            throw e;
          }
          return tables.size();
        });
    if (faults.any()) {
      close();
      throw faults.refusal();
    }
  }

  /** One site's table, yet to be made ready. */
  private record SiteOpening(String site, Supplier<SparkSiteTable> table) {
    /** Empty where the table has faults, which are noted. */
    Optional<PayloadMeter> open(SiteFaults faults) {
      Application.progress("preparing " + site);
      try {
        return Optional.of(new PayloadMeter(table.get()));
      } catch (IeumException e) {
        faults.add(site, e);
        return Optional.empty();
      }
    }
  }

  private SimulatedFederation federation() {
    return new SimulatedFederation(study, tables, sideBySide.executor());
  }

  /** Runs the study, keeping nothing. */
  FittedModel fit() {
    SimulatedFederation federation = federation();
    return watch.time("study", () -> StudyProgram.run(federation, Application.listener()));
  }

  /**
   * Runs the study and writes its documents, its ledger and, where asked, its PipelineModel.
   *
   * @param folder an empty folder: {@code study.json}, {@code model.json}, {@code result.json},
   *     {@code model.onnx}, {@code scoring.json}, {@code SCORING.md}, {@code ledger/}, {@code
   *     ledger.key} and {@code pipeline/} are made in it
   */
  StudyResultJson run(Path folder, boolean pipeline) {
    LedgerKey key = LedgerKey.generate(PARTY + "/" + study.id(), new SecureRandom());
    key.save(folder.resolve("ledger.key"));
    try (Ledger ledger =
        Software.openLedger(folder.resolve("ledger"), key, Clock.systemUTC(), PARTY)) {
      StudyJournal journal = new StudyJournal(ledger, PARTY, study, new SecureRandom());
      journal.submitted(PARTY);
      JournaledFederation federation = JournaledFederation.recording(federation(), journal);
      FittedModel model =
          watch.time("study", () -> StudyProgram.run(federation, Application.listener()));
      journal.published(model);
      if (pipeline) {
        export(model, folder);
      }
      StudyResultJson result = result(model, ledger);
      Documents.write(folder.resolve("study.json"), study.toBytes());
      Documents.write(folder.resolve("model.json"), model.toBytes());
      Documents.write(
          folder.resolve("SCORING.md"),
          ScoringWords.markdown(study, model).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      ModelExport.files(study, model)
          .forEach((name, bytes) -> Documents.write(folder.resolve(name), bytes));
      Documents.write(
          folder.resolve("result.json"),
          (result.text() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return result;
    }
  }

  private void export(FittedModel model, Path folder) {
    Application.progress("writing the PipelineModel");
    watch.time(
        "export",
        () -> {
          String pipeline = Documents.address(folder.resolve("pipeline"));
          PipelineModelExport.write(study, model, pipeline);
          return pipeline;
        });
  }

  private StudyResultJson result(FittedModel model, Ledger ledger) {
    SortedMap<String, Long> bytesUp = new TreeMap<>();
    for (int s = 0; s < tables.size(); s++) {
      bytesUp.put(study.sites().get(s), tables.get(s).bytes());
    }
    SortedMap<String, StudyResultJson.Head> heads = new TreeMap<>();
    heads.put(PARTY, new StudyResultJson.Head(ledger.size(), ledger.root().hex()));
    return new StudyResultJson(model, study.sites(), bytesUp, heads, watch.all());
  }

  Stopwatch watch() {
    return watch;
  }

  @Override
  public void close() {
    sideBySide.close();
    tables.forEach(PayloadMeter::close);
  }
}
