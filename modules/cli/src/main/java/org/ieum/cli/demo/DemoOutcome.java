package org.ieum.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ieum.cli.report.Comparison;
import org.ieum.cli.report.LedgerLine;
import org.ieum.cli.report.Report;
import org.ieum.cli.result.Figures;
import org.ieum.cli.result.ModelFolder;
import org.ieum.cli.result.Table;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;

/**
 * What the demo found.
 *
 * @param page the HTML report
 * @param folder the model in all its forms
 * @param ledgersAgree whether every ledger verifies and its replay gives the published model
 */
public record DemoOutcome(Report report, Path page, ModelFolder folder, boolean ledgersAgree) {
  /** A federated coefficient is the pooled one to this relative difference. */
  static final double PARITY = 1e-8;

  /** Whether everything is as it must be. */
  public boolean good() {
    return ledgersAgree && report.comparison().largestDifference() <= PARITY;
  }

  /** The document of {@code --json}: that of a study, and what the demo adds. */
  public Map<String, Object> toJson() {
    Map<String, Object> document = new LinkedHashMap<>(report.result().document());
    Comparison comparison = report.comparison();
    Map<String, Object> parity = new LinkedHashMap<>();
    parity.put("largestRelativeDifference", comparison.largestDifference());
    parity.put("largestRelativeErrorDifference", comparison.largestErrorDifference());
    parity.put("largestRelativeDifferenceFromMllib", comparison.largestMllibDifference());
    parity.put("coefficients", comparison.rows().stream().map(DemoOutcome::row).toList());
    document.put("pooled", parity);
    document.put("ledgersAgree", ledgersAgree);
    document.put("audit", report.ledgers().stream().map(DemoOutcome::line).toList());
    document.put("memory", report.memory());
    document.put("pipeline", folder.pipeline().toString());
    document.put("onnx", folder.onnx().toString());
    document.put("report", page.toString());
    return document;
  }

  private static Map<String, Object> row(Comparison.Row row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", row.name());
    object.put("federated", row.federated());
    object.put("pooled", row.pooled());
    object.put("mllib", row.mllib());
    object.put("truth", row.truth());
    return object;
  }

  private static Map<String, Object> line(LedgerLine line) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("party", line.party());
    object.put("verified", line.verified());
    object.put("replayIdentical", line.identical());
    object.put("replayedDigest", line.replayed());
    return object;
  }

  /**
   * The table.
   *
   * <pre>
   * coefficient   federated  std. error    pooled     MLlib      true  |Δ| pooled
   * (Intercept)    -6.48120    0.061233  -6.48120  -6.48119  -6.46000     2.3e-14
   * age_c          0.210034    0.009912  0.210034  0.210034  0.209210     1.1e-14
   *
   * AUC 0.7683 ± 4.1e-05   AUPRC 0.0712   Brier 0.0171   calibration slope 0.981, intercept -0.072
   * 8 rounds; out of each hospital: boston 31.2 kB, daejeon 31.2 kB, seoul 31.2 kB
   * federated = pooled: largest relative difference 2.3e-13 (standard errors 1.9e-13)
   *
   * ledger       entries  record    replay
   * coordinator       92  verified  identical
   * </pre>
   */
  public List<String> lines() {
    FittedModel model = report.result().model();
    List<String> lines = new ArrayList<>(coefficients().lines());
    lines.add("");
    lines.add(performance(model.validation()));
    lines.add(model.rounds() + " rounds; out of each hospital: " + bytes());
    lines.add(
        "federated = pooled: largest relative difference "
            + Figures.difference(report.comparison().largestDifference())
            + " (standard errors "
            + Figures.difference(report.comparison().largestErrorDifference())
            + ")");
    lines.add("");
    lines.addAll(ledgers().lines());
    lines.add("");
    lines.add("model    " + model.digest());
    lines.add("pipeline " + folder.pipeline());
    lines.add("ONNX     " + folder.onnx());
    lines.add("report   " + page);
    return lines;
  }

  private Table coefficients() {
    boolean truths = report.comparison().truths();
    List<String> headings =
        new ArrayList<>(List.of("coefficient", "federated", "std. error", "pooled", "MLlib"));
    if (truths) {
      headings.add("true");
    }
    headings.add("|Δ| pooled");
    Table table = Table.of(headings.toArray(String[]::new));
    for (Comparison.Row row : report.comparison().rows()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  row.name(),
                  Figures.number(row.federated()),
                  Figures.number(row.federatedError()),
                  Figures.number(row.pooled()),
                  Figures.number(row.mllib())));
      if (truths) {
        cells.add(Figures.number(row.truth()));
      }
      cells.add(Figures.difference(row.difference()));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String performance(Performance p) {
    return "AUC "
        + Figures.fixed(p.auc(), 4)
        + " ± "
        + Figures.difference(p.aucBound())
        + "   AUPRC "
        + Figures.fixed(p.auprc(), 4)
        + "   Brier "
        + Figures.fixed(p.brier(), 4)
        + "   calibration slope "
        + Figures.fixed(p.calibrationSlope(), 3)
        + ", intercept "
        + Figures.fixed(p.calibrationIntercept(), 3);
  }

  private String bytes() {
    List<String> bytes = new ArrayList<>();
    report.result().bytesUp().forEach((site, n) -> bytes.add(site + " " + Figures.bytes(n)));
    return String.join(", ", bytes);
  }

  private Table ledgers() {
    Table table = Table.of("ledger", "entries", "record", "replay");
    for (LedgerLine line : report.ledgers()) {
      table.row(
          line.party(),
          Figures.count(line.size()),
          line.verified() ? "verified" : "VIOLATED",
          line.identical() ? "identical" : "DIFFERENT");
    }
    return table;
  }
}
