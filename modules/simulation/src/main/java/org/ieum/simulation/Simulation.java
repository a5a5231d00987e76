package org.ieum.simulation;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.ieum.algorithms.StudyProgram;
import org.ieum.audit.JournaledFederation;
import org.ieum.audit.Replay;
import org.ieum.audit.StudyJournal;
import org.ieum.clinical.words.ScoringWords;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;
import org.ieum.ledger.EntryKind;
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

  /**
   * Gets the sites' tables ready.
   *
   * @param tableOf a site's table, by the site's name
   */
  Simulation(SparkSession session, StudyManifest study, Map<String, TableSource> tableOf) {
    this.study = study;
    watch.time(
        "prepare",
        () -> {
          for (int s = 0; s < study.sites().size(); s++) {
            String site = study.sites().get(s);
            Application.progress("preparing " + site);
            SitePart part = new SitePart(s, true);
            TableSource source = java.util.Objects.requireNonNull(tableOf.get(site), site);
            tables.add(new PayloadMeter(SparkSiteTable.open(session, study, source, part)));
          }
          return tables.size();
        });
  }

  /** Runs the study, keeping nothing. */
  FittedModel fit() {
    SimulatedFederation federation = new SimulatedFederation(study, tables);
    return watch.time("study", () -> StudyProgram.run(federation, Application.listener()));
  }

  /**
   * Runs the study and writes its documents, its ledger and its PipelineModel.
   *
   * @param folder an empty folder: {@code study.json}, {@code model.json}, {@code result.json},
   *     {@code ledger/}, {@code ledger.key} and {@code pipeline/} are made in it
   */
  StudyResultJson run(Path folder) {
    LedgerKey key = LedgerKey.generate(PARTY + "/" + study.id(), new SecureRandom());
    key.save(folder.resolve("ledger.key"));
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"), key, Clock.systemUTC())) {
      StudyJournal journal = new StudyJournal(ledger, PARTY, study, new SecureRandom());
      journal.submitted(PARTY);
      JournaledFederation federation =
          JournaledFederation.recording(new SimulatedFederation(study, tables), journal);
      FittedModel model =
          watch.time("study", () -> StudyProgram.run(federation, Application.listener()));
      journal
          .step()
          .add(EntryKind.MODEL_PUBLISHED, 0, model.toBytes(), Replay.MODEL, model.digest())
          .commit();
      ledger.checkpoint();
      Application.progress("writing the PipelineModel");
      watch.time(
          "export",
          () -> {
            String pipeline = Documents.address(folder.resolve("pipeline"));
            PipelineModelExport.write(study, model, pipeline);
            return pipeline;
          });
      StudyResultJson result = result(model, ledger);
      Documents.write(folder.resolve("study.json"), study.toBytes());
      Documents.write(folder.resolve("model.json"), model.toBytes());
      Documents.write(
          folder.resolve("SCORING.md"),
          ScoringWords.markdown(study, model).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Documents.write(
          folder.resolve("result.json"),
          (result.text() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return result;
    }
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
    tables.forEach(PayloadMeter::close);
  }
}
