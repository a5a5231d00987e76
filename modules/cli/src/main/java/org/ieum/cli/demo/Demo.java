package org.ieum.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ieum.cli.ClientConfig;
import org.ieum.cli.Console;
import org.ieum.cli.Following;
import org.ieum.cli.StudyEnding;
import org.ieum.cli.progress.StudyProgressView;
import org.ieum.cli.report.Comparison;
import org.ieum.cli.report.LedgerLine;
import org.ieum.cli.report.Report;
import org.ieum.cli.result.ModelFolder;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.StudyFile;
import org.ieum.federation.engine.EngineSettings;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;
import org.ieum.wire.client.FetchedModel;
import org.ieum.wire.client.StudiesClient;
import org.ieum.wire.v1.StudyPhase;
import org.ieum.wire.v1.StudyStatus;

/**
 * A federation on this machine, from keys to report: a coordinator and three nodes as processes of
 * their own, the study over mutual TLS, then the pooled fits, the ledgers and the pictures.
 *
 * <pre>
 * DIR/federation/   every party's folder
 * DIR/data/         what each hospital has: its tables, or its OMOP CDM
 * DIR/model/        the model, pipeline/ for plain Spark, model.onnx for ONNX runtimes
 * DIR/logs/         what the processes said
 * DIR/report.html
 * </pre>
 */
public final class Demo {
  private final DemoStudy study;
  private final long patients;
  private final Path folder;
  private final Console console;
  private final Clock clock;
  private final Timing timing = new Timing();

  public Demo(DemoStudy study, long patients, Path folder, Console console, Clock clock) {
    this.study = study;
    this.patients = patients;
    this.folder = folder.toAbsolutePath().normalize();
    this.console = console;
    this.clock = clock;
  }

  /** Runs it all; every process that was started has ended when this returns or throws. */
  public DemoOutcome run() {
    StudyDraft draft = StudyFile.read(study.file());
    StudyManifest manifest = draft.manifest(study.sites());
    console.note("demo in " + folder);
    console.note("making keys, certificates and the hospitals' tables");
    Children children = new Children();
    DemoTables tables = study.tables(folder, patients, children);
    Thread last = new Thread(() -> stop(children, tables), "stop-children");
    Runtime.getRuntime().addShutdownHook(last);
    try {
      Map<String, SiteTable> made = tables.make();
      DemoFederation federation =
          DemoFederation.write(folder.resolve("federation"), draft, study.sites(), made);
      timing.lap("prepare");
      return run(manifest, federation, children, made);
    } finally {
      stop(children, tables);
      forget(last);
    }
  }

  /** The hospitals' processes first, which still read the tables. */
  private static void stop(Children children, DemoTables tables) {
    children.close();
    tables.close();
  }

  private DemoOutcome run(
      StudyManifest manifest,
      DemoFederation federation,
      Children children,
      Map<String, SiteTable> tables) {
    ModelFolder kept = ModelFolder.create(folder.resolve("model"));
    StudyResultJson live;
    Map<String, Long> memory;
    try (DemoProcesses processes =
        new DemoProcesses(federation, children, folder.resolve("logs"))) {
      live = train(manifest, federation, processes, kept);
      memory = children.memory();
    }
    console.note("fitting the union of the records: the same engine, and MLlib");
    Path result = folder.resolve("pooled.json");
    PooledProcess pooled =
        PooledProcess.start(
            children,
            Pooled.run(kept.study(), kept.model(), tables, kept.pipeline(), result)
                .withConf(EngineSettings.PREPARED, federation.prepared()),
            folder.resolve("logs"));
    console.note("verifying and replaying the ledgers of all four parties");
    Ledgers ledgers = Ledgers.check(federation, manifest.digest());
    timing.lap("ledgers");
    pooled.await();
    timing.lap("pooled fits");
    Comparison comparison = Pooled.read(result).compare(live.model(), study.truth());
    Report report =
        new Report(
            manifest,
            result(live, ledgers),
            comparison,
            ledgers.lines(),
            ledgers.bytesByRound(),
            memory,
            clock.instant());
    Path page = folder.resolve("report.html");
    write(page, report.html());
    return new DemoOutcome(report, page, kept, ledgers.agreeOn(live.model().digest()));
  }

  private StudyResultJson train(
      StudyManifest manifest,
      DemoFederation federation,
      DemoProcesses processes,
      ModelFolder kept) {
    console.note("starting a coordinator and " + federation.sites().size() + " nodes");
    processes.startCoordinator();
    processes.startNodes();
    ClientConfig config = federation.client();
    try (StudiesClient studies = config.connect()) {
      processes.awaitSites(studies);
      timing.lap("start");
      StudyStatus submitted = studies.submit(manifest);
      StudyStatus last;
      try (StudyProgressView view = StudyProgressView.ticking(console, clock)) {
        last =
            new Following(studies, console)
                .toTheEnd(
                    submitted.getDigest(),
                    status -> {
                      processes.requireAlive();
                      view.accept(status);
                    });
      }
      timing.lap("study");
      if (last.getPhase() != StudyPhase.DONE) {
        throw new IeumException(
            ErrorCode.SITE_UNAVAILABLE, last.getError() + processes.reasons(manifest.id()));
      }
      FetchedModel fetched = studies.model(last.getDigest());
      StudyResultJson result = StudyEnding.result(fetched);
      kept.write(fetched.manifest(), result);
      return result;
    }
  }

  /** The live result with the heads of all ledgers and the demo's own seconds. */
  private StudyResultJson result(StudyResultJson live, Ledgers ledgers) {
    SortedMap<String, StudyResultJson.Head> heads = new TreeMap<>();
    for (LedgerLine line : ledgers.lines()) {
      heads.put(line.party(), new StudyResultJson.Head(line.size(), line.root()));
    }
    return new StudyResultJson(live.model(), live.sites(), live.bytesUp(), heads, timing.all());
  }

  private static void write(Path file, String text) {
    try {
      Files.write(file, List.of(text), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IeumException(ErrorCode.DISK, file + ": cannot be written", e);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has done its work.
    }
  }
}
