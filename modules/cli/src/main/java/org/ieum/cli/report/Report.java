package org.ieum.cli.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ieum.cli.result.Figures;
import org.ieum.federation.model.FittedModel;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.StudyResultJson;
import org.ieum.federation.study.StudyManifest;

/**
 * What the demo shows.
 *
 * @param bytesByRound payload bytes that left each site in each round
 * @param memory resident bytes of each process, empty where the system does not tell
 */
public record Report(
    StudyManifest study,
    StudyResultJson result,
    Comparison comparison,
    List<LedgerLine> ledgers,
    SortedMap<Integer, SortedMap<String, Long>> bytesByRound,
    Map<String, Long> memory,
    Instant at) {

  /** The page: well-formed XML as well as HTML, without any outside resource or script. */
  public String html() {
    FittedModel model = result.model();
    Performance judged = model.validation();
    Html page = new Html();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    page.element("title", study.title() + " – Ieum");
    page.raw("<style>\n" + Style.CSS + "</style>\n</head>\n<body>\n<main>\n");
    head(page);
    figures(page, model, judged);
    page.raw("<section class=\"charts\">\n");
    page.figure("ROC curve, " + judgedOn(), Charts.roc(judged));
    page.figure("Calibration, " + judgedOn(), Charts.calibration(judged));
    page.figure("Convergence of the fit: Newton decrement", Charts.convergence(model.fit()));
    page.figure("Bytes that left each hospital", Charts.bytes(bytesByRound));
    page.raw("</section>\n");
    coefficients(page);
    ledgers(page);
    processes(page);
    page.raw("</main>\n</body>\n</html>\n");
    return page.toString();
  }

  private void head(Html page) {
    page.raw("<header>\n");
    page.element("h1", study.title());
    page.element("p", study.purpose());
    page.raw("<p class=\"facts\">");
    page.text(
        result.sites().size()
            + " hospitals ("
            + String.join(", ", result.sites())
            + "), "
            + Figures.count(result.model().records() + heldOut())
            + " patients. No record left a hospital; what left are masked vectors, of which only the"
            + " sum can be read.");
    page.raw("</p>\n</header>\n");
  }

  private void figures(Html page, FittedModel model, Performance judged) {
    page.raw("<dl class=\"figures\">\n");
    page.term("AUC", Figures.fixed(judged.auc(), 4), "± " + Figures.difference(judged.aucBound()));
    page.term(
        "AUPRC", Figures.fixed(judged.auprc(), 4), Figures.count(judged.events()) + " events");
    page.term("Brier", Figures.fixed(judged.brier(), 4), "");
    page.term(
        "Calibration slope",
        Figures.fixed(judged.calibrationSlope(), 3),
        "intercept " + Figures.fixed(judged.calibrationIntercept(), 3));
    page.term("Rounds", Integer.toString(model.rounds()), "round trips in all");
    page.term(
        "Federated = pooled",
        Figures.difference(comparison.largestDifference()),
        "largest relative difference");
    page.raw("</dl>\n");
  }

  private void coefficients(Html page) {
    page.raw("<section>\n<h2>Coefficients</h2>\n");
    page.raw("<p>Raw scale. ‘Pooled’ is the same Spark engine over the union of the records, ");
    page.raw("‘MLlib’ is Spark’s own logistic regression over the union");
    page.raw(comparison.truths() ? ", ‘true’ is what the synthetic patients were made with" : "");
    page.raw(".</p>\n<div class=\"scroll\"><table>\n");
    page.headings("coefficient", "federated", "std. error", "pooled", "MLlib");
    if (comparison.truths()) {
      page.heading("true");
    }
    page.heading("|Δ| from pooled");
    page.raw("</tr></thead>\n<tbody>\n");
    for (Comparison.Row row : comparison.rows()) {
      page.raw("<tr>");
      page.element("th", row.name());
      page.number(Figures.number(row.federated()));
      page.number(Figures.number(row.federatedError()));
      page.number(Figures.number(row.pooled()));
      page.number(Figures.number(row.mllib()));
      if (comparison.truths()) {
        page.number(Figures.number(row.truth()));
      }
      page.number(Figures.difference(row.difference()));
      page.raw("</tr>\n");
    }
    page.raw("</tbody></table></div>\n</section>\n");
  }

  private void ledgers(Html page) {
    page.raw(
        "<section>\n<h2>Ledgers</h2>\n<p>Each party’s own record, recomputed from its entries;");
    page.raw(" the model computed again from each ledger alone.</p>\n");
    page.raw("<div class=\"scroll\"><table>\n");
    page.headings("party", "entries", "root", "record", "replay");
    page.raw("</tr></thead>\n<tbody>\n");
    for (LedgerLine line : ledgers) {
      page.raw("<tr>");
      page.element("th", line.party());
      page.number(Figures.count(line.size()));
      page.code(Figures.shortDigest(line.root()));
      page.verdict(line.verified(), "verified", "violated");
      page.verdict(line.identical(), "identical", "different");
      page.raw("</tr>\n");
    }
    page.raw("</tbody></table></div>\n<p>Model digest <code>");
    page.text(result.model().digest());
    page.raw("</code><br/>Study digest <code>");
    page.text(result.model().studyDigest());
    page.raw("</code></p>\n</section>\n");
  }

  private void processes(Html page) {
    page.raw("<section>\n<h2>Run</h2>\n<div class=\"scroll\"><table>\n");
    page.headings("what", "seconds");
    page.raw("</tr></thead>\n<tbody>\n");
    result
        .seconds()
        .forEach(
            (what, seconds) -> {
              page.raw("<tr>");
              page.element("th", what);
              page.number(Figures.fixed(seconds, 1));
              page.raw("</tr>\n");
            });
    page.raw("</tbody></table></div>\n");
    if (!memory.isEmpty()) {
      page.raw("<div class=\"scroll\"><table>\n");
      page.headings("process", "memory");
      page.raw("</tr></thead>\n<tbody>\n");
      memory.forEach(
          (process, bytes) -> {
            page.raw("<tr>");
            page.element("th", process);
            page.number(Figures.bytes(bytes));
            page.raw("</tr>\n");
          });
      page.raw("</tbody></table></div>\n");
    }
    page.raw("</section>\n<footer><p>");
    page.text("Made by ieum demo, " + at.truncatedTo(ChronoUnit.SECONDS));
    page.raw("</p></footer>\n");
  }

  private long heldOut() {
    return study.split().holdoutPercent() == 0 ? 0 : result.model().validation().records();
  }

  private String judgedOn() {
    return study.split().holdoutPercent() == 0 ? "training records" : "held-out records";
  }
}
