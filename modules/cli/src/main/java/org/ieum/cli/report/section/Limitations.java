package org.ieum.cli.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;
import org.ieum.clinical.population.Censoring;
import org.ieum.federation.model.Caution;

/** What the study cannot show, and what the model must not be used for. */
final class Limitations {
  private Limitations() {}

  static void write(Html page, Source s) {
    page.heading("Limitations");
    page.list(Clause.each(limits(s)));
    page.heading("The model must not be used");
    page.list(Clause.each(misuse(s)));
  }

  private static List<String> limits(Source s) {
    List<String> all = new ArrayList<>();
    if (s.definition().isPresent()) {
      all.add(
          "Records were made for care and billing: what was not recorded counts as not there, and"
              + " codes differ between hospitals in habit and meaning.");
    }
    all.add(
        s.heldOut()
            ? "The held-out persons come from the hospitals that trained the model; at another"
                + " hospital or in later years it may do worse."
            : "There are no held-out records: the figures show how the model fits, not how it"
                + " predicts.");
    s.definition()
        .map(d -> d.population().censoring().policy())
        .ifPresent(policy -> all.add(followUp(policy)));
    long judging = s.averages() ? s.judged().records() : s.judged().events();
    if (judging < 100) {
      all.add(
          "Only "
              + Numbers.count(judging)
              + (s.averages() ? " records" : " outcomes")
              + " judge the model; at least 100 are advised, so the figures are unsure.");
    }
    if (!s.model().cautions().isEmpty()) {
      all.add(
          "Hardly supported by the data, as the warnings beside the coefficients say: "
              + String.join(
                  ", ",
                  s.model().cautions().stream()
                      .map(Caution::subject)
                      .map(s.scales()::label)
                      .distinct()
                      .toList())
              + ".");
    }
    if (s.model().subgroups().isEmpty()) {
      all.add("Performance in subgroups is unknown.");
    }
    if (!s.cohort().presence().stream().allMatch(p -> p.absentAt().isEmpty())) {
      all.add(
          "Some predictors are never recorded at some hospitals; there the model works with"
              + " means.");
    }
    all.add(
        "Effects are linear"
            + scale(s)
            + " except where the dictionary transforms a predictor, and without interactions.");
    spread(s).ifPresent(all::add);
    return all;
  }

  private static String scale(Source s) {
    return switch (s.model().response().family()) {
      case LOGISTIC -> " on the logit";
      case LINEAR -> "";
      case POISSON -> " on the logarithm of the expected count";
      case COX -> " on the logarithm of the hazard";
    };
  }

  /** What the family takes for granted of an outcome that is no risk. */
  private static Optional<String> spread(Source s) {
    return switch (s.model().response().family()) {
      case LOGISTIC -> Optional.empty();
      case LINEAR ->
          Optional.of(
              "Standard errors take outcomes to be spread about their expected value alike"
                  + " everywhere; a few extreme outcomes weigh heavily.");
      case COX ->
          Optional.of(
              "Ratios of hazards are taken to be the same at all times, and the end of observation not"
                  + " to depend on what would have happened; neither was tested.");
      case POISSON ->
          Optional.of(
              "Standard errors take counts to vary as Poisson’s do, their variance being their"
                  + " expected value; where they vary more, intervals are too narrow.");
    };
  }

  private static String followUp(Censoring.Policy policy) {
    return switch (policy) {
      case IPCW ->
          "Weights for incomplete follow-up assume that, within a hospital, loss to follow-up does"
              + " not depend on what would have happened.";
      case EXCLUDE -> "Persons with incomplete follow-up are left out, which can bias risks.";
      case INCLUDE -> "Outcomes after the loss of follow-up are missed, so risks may be too low.";
      case TIME_TO_EVENT ->
          "Hazards are those of the living: death ends the observation of a person, and what it"
              + " keeps from happening is not seen.";
    };
  }

  private static List<String> misuse(Source s) {
    List<String> all = new ArrayList<>();
    all.add(
        s.definition()
            .map(
                d ->
                    "for persons who do not meet the criteria of ‘"
                        + d.target().name()
                        + "’ above, nor for those who already have the outcome")
            .orElse("for persons unlike those of the hospitals’ tables"));
    s.definition()
        .ifPresent(d -> all.add("for another outcome, another horizon or another moment of care"));
    all.add("to decide on, withhold or pay for care without a clinician’s judgement");
    all.add(
        "to argue that changing a predictor would change the "
            + (s.risk() ? "risk" : "outcome")
            + ": it shows no causes");
    all.add("to rank hospitals or clinicians");
    all.add("at a hospital where it was not evaluated first, on that hospital’s own records");
    return all;
  }
}
