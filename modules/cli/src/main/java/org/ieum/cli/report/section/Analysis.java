package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Fact;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.cli.result.OutcomeWords;
import org.ieum.federation.query.LeastPart;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.Split;

/** How records were divided, what was fitted, and how. */
final class Analysis {
  private Analysis() {}

  static void write(Html page, Source s) {
    ModelSpec model = s.study().model();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Partition", partition(s)));
    facts.add(
        Fact.of(
            "Model",
            OutcomeWords.regression(model.family())
                + ", one term for each column of the dictionary"));
    model.offset().ifPresent(name -> facts.add(Fact.of("Offset", offset(s, name))));
    facts.add(Fact.of("Penalty", penalty(model)));
    facts.add(
        Fact.of(
            "Intercept",
            !model.family().hasIntercept()
                ? "none: stratified by hospital, each with a baseline hazard of its own, which compares"
                    + " its own records alone; ties after Efron"
                : model.siteIntercepts()
                    ? "one for each hospital; the model’s is their mean"
                    : "one for all hospitals"));
    facts.add(Fact.of("Standard errors", StandardErrorWords.of(s.model().standardErrors())));
    facts.add(
        Fact.of(
            "Evaluation",
            s.risk() ? ofScores(s) : s.predicted().isTime() ? ofPairs() : ofErrors()));
    page.facts(facts);
    if (s.averages()) {
      page.p("The outcome has no classes, so that none is rare (item 13). Every record weighs 1.");
    }
    page.p(
        "The fit is Newton’s method on sums over all hospitals. It gives the estimate that the same"
            + " records in one place would give, up to the last digits of double precision.");
    page.p(
        "Training and evaluation records follow the same eligibility, outcome and predictors and"
            + " come from the same hospitals; they differ by chance alone (item 16).");
    page.p("Nothing was tuned: penalty and predictors stand in the approved study.");
  }

  private static String ofScores(Source s) {
    return "figures from scores in groups of "
        + LeastPart.GROUP
        + " neighbours or more, of which a hospital tells the mean to one of "
        + Numbers.count(s.study().evaluation().bins())
        + " fixed public bins, and from rounded sums"
        + (s.judged().records() == 0
            ? ""
            : "; the AUC of the records is within ± "
                + Numbers.significant(s.judged().aucBound(), 2)
                + " for certain, and as a rule far nearer");
  }

  private static String ofPairs() {
    return "figures from counts of pairs of a hospital’s own records; a hospital says nothing of a"
        + " group of fewer than "
        + LeastPart.RECORDS
        + " of its records, or "
        + LeastPart.OF_A_KIND
        + " with or without the event";
  }

  private static String ofErrors() {
    return "figures from sums of errors and of their squares over records; a hospital says"
        + " nothing of a group of fewer than "
        + LeastPart.RECORDS
        + " of its records";
  }

  private static String offset(Source s, String name) {
    return "‘"
        + s.study().dictionary().said(name)
        + "’, added as it is, with a coefficient of 1 that was not fitted";
  }

  private static String partition(Source s) {
    Split split = s.study().split();
    if (split.holdoutPercent() == 0) {
      return "none: the model is judged on the records that trained it, so its figures are"
          + " optimistic";
    }
    String of = s.study().personId().isBlank() ? "the row’s position" : "the person’s id";
    return split.holdoutPercent()
        + "% held out by a keyed hash of "
        + of
        + ", before anything was fitted";
  }

  private static String penalty(ModelSpec model) {
    if (model.penalty().firth()) {
      return "Firth’s: half the logarithm of the information’s determinant is added to the"
          + " log-likelihood";
    }
    return model.ridge() == 0
        ? "none (maximum " + (model.family().hasIntercept() ? "" : "partial ") + "likelihood)"
        : "ridge, λ = " + Numbers.significant(model.ridge(), 3) + " on standardised columns";
  }
}
