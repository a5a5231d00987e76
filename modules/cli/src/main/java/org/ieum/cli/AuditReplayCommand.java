package org.ieum.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.audit.ReplayVerdict;
import org.ieum.cli.audit.PartyLedger;
import org.ieum.cli.result.ModelText;
import org.ieum.ledger.LedgerReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes a study again from a ledger. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Compute a study again from a ledger alone and compare its model with the recorded one, bit"
          + " for bit. The ledger is verified first.",
      "",
      "Exit status: 0 identical; 1 different, or the ledger is violated; 2 could not check.",
    },
    footerHeading = "%nExample:%n",
    footer = "  ieum audit replay heart-disease --ledger state --identity identity")
final class AuditReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "Id of the newest study of that name, its digest, or the start of its digest.")
  private String study = "";

  @Mixin private LedgerOptions options = new LedgerOptions();

  @Option(names = "--model", description = "Print the replayed model as well.")
  private boolean printModel;

  @Mixin private Settings.Format format = new Settings.Format();

  AuditReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PartyLedger ledger = options.open();
    LedgerReport report = ledger.verify();
    if (!report.verified()) {
      report.findings().forEach(f -> console.note(f.code() + ": " + f.message()));
      console.note("ieum: the ledger is violated; a replay of it would prove nothing");
      if (format.json) {
        console.json(AuditVerifyCommand.json(report));
      }
      return Exit.NO;
    }
    ReplayVerdict verdict =
        ledger.replay(
            report, study, step -> console.note("round " + step.rounds() + ", " + step.text()));
    if (format.json) {
      console.json(json(report, verdict));
    } else {
      print(verdict);
    }
    return verdict.identical() ? Exit.DONE : Exit.NO;
  }

  private void print(ReplayVerdict verdict) {
    if (printModel) {
      verdict.model().ifPresent(m -> ModelText.lines(m).forEach(console::result));
    }
    console.result("study     " + verdict.id() + "  " + verdict.study());
    console.result("rounds    " + verdict.rounds());
    verdict
        .software()
        .ifPresent(s -> console.result("software  " + s.release() + ", build " + s.build()));
    console.result(
        "recorded  "
            + (verdict.recordedDigest().isEmpty() ? "no model" : verdict.recordedDigest()));
    console.result(
        "replayed  "
            + (verdict.replayedDigest().isEmpty() ? "no model" : verdict.replayedDigest()));
    if (!verdict.failure().isEmpty()) {
      console.result("ends with " + verdict.failure());
    }
    console.result(verdict.identical() ? "identical" : "DIFFERENT");
  }

  private static Map<String, Object> json(LedgerReport report, ReplayVerdict verdict) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", verdict.id());
    document.put("studyDigest", verdict.study());
    document.put("rounds", verdict.rounds());
    verdict
        .software()
        .ifPresent(
            s -> document.put("software", Map.of("release", s.release(), "build", s.build())));
    document.put("recordedDigest", verdict.recordedDigest());
    document.put("replayedDigest", verdict.replayedDigest());
    document.put("identical", verdict.identical());
    if (!verdict.failure().isEmpty()) {
      document.put("failure", verdict.failure());
    }
    document.put("ledger", AuditVerifyCommand.json(report));
    return document;
  }
}
