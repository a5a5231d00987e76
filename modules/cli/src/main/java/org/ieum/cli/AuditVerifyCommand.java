package org.ieum.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ieum.cli.audit.PartyLedger;
import org.ieum.cli.result.Figures;
import org.ieum.ledger.Finding;
import org.ieum.ledger.LedgerReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Verifies a ledger. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Recompute a ledger from its entries: form, sequence, tree, signed checkpoint, every frame.",
      "It changes nothing and runs beside a live process.",
      "",
      "Exit status: 0 verified; 1 violated, with every violation named; 2 could not check.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ieum audit verify --ledger state --identity identity",
      "  ieum audit verify --ledger copy-from-seoul --identity identity --party seoul",
    })
final class AuditVerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LedgerOptions options = new LedgerOptions();

  @Mixin private Settings.Format format = new Settings.Format();

  AuditVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PartyLedger ledger = options.open();
    LedgerReport report = ledger.verify();
    if (format.json) {
      console.json(json(report));
    } else {
      report.findings().forEach(f -> console.result(f.code() + ": " + f.message()));
      console.result(
          (report.verified() ? "verified  " : "VIOLATED  ")
              + report.origin()
              + "  "
              + Figures.count(report.size())
              + " entries, root "
              + report.root().hex());
    }
    return report.verified() ? Exit.DONE : Exit.NO;
  }

  static Map<String, Object> json(LedgerReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ledger", report.origin());
    document.put("verified", report.verified());
    document.put("size", report.size());
    document.put("root", report.root().hex());
    document.put("findings", report.findings().stream().map(AuditVerifyCommand::json).toList());
    return document;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("code", finding.code().name());
    object.put("entry", finding.entry());
    object.put("message", finding.message());
    return object;
  }
}
