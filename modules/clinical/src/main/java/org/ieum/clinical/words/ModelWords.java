package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ieum.clinical.StudyDraft;
import org.ieum.clinical.omop.OmopStudy;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.ModelSpec;
import org.ieum.federation.study.StudyManifest;

/** What is fitted, and what its settings mean. */
final class ModelWords {
  private ModelWords() {}

  static List<String> sentences(StudyDraft draft) {
    ModelSpec m = draft.model();
    List<String> out = new ArrayList<>();
    out.add(
        family(m.family())
            + how(m)
            + intercepts(m)
            + "; "
            + fitted(draft)
            + " columns, standardised by the mean and deviation of all sites' training records.");
    out.add(
        "An absent value is set to that mean, so that it moves no prediction; an indicator, where"
            + " there is one, is a column of its own.");
    if (m.ridge() > 0) {
      out.add(
          "Ridge: the "
              + (m.family().hasIntercept() ? "" : "partial ")
              + "log-likelihood less n·λ/2·Σβ² over the standardised columns is made largest, λ "
              + Phrases.number(m.ridge())
              + ", n the training records"
              + (m.family().hasIntercept() ? ", intercepts free" : "")
              + "; the scale of MLlib's and glmnet's λ.");
    }
    if (m.penalty().firth()) {
      out.add(
          "Firth's penalty: the log-likelihood and half the logarithm of its information's"
              + " determinant are made largest together (Firth 1993), which takes away the bias of"
              + " few events and keeps estimates finite where covariates separate the outcome; each"
              + " step takes two round trips.");
    }
    if (m.siteIntercepts()) {
      out.add(
          "Site intercepts: a site's own level of risk leaves it only in a sum; the model is"
              + " exported with one intercept, their mean weighted by training records, and judged"
              + " with it.");
    }
    m.offset()
        .ifPresent(
            name ->
                out.add(
                    "Offset: "
                        + Phrases.labelled(draft.dictionary().covariate(name).label(), name)
                        + " is added to the linear predictor as it is, with a coefficient of 1 that"
                        + " is not fitted."));
    out.add(
        m.warmStart()
            ? "Warm start: the fit begins at the mean of the sites' own fits, weighted by their"
                + " information; it saves rounds and does not change the model."
            : "Without a warm start: the fit begins at the model without covariates.");
    if (!m.without().isEmpty()) {
      out.add(
          "Described, and of use to published models and groups, but not fitted: "
              + m.without().stream()
                  .map(name -> Phrases.labelled(draft.dictionary().covariate(name).label(), name))
                  .collect(Collectors.joining(", "))
              + ".");
    }
    if (draft.dictionary().covariates().stream().anyMatch(Covariate::limited)) {
      out.add(outside(draft.maxOutsidePercent()));
    }
    out.add(
        "A site takes part with "
            + draft.minimumCohort()
            + " training records or more, and as many held out where some are; it asks for more if"
            + " its policy does.");
    int least = StudyManifest.leastOfAKind(draft.minimumCohort());
    if (draft.omop().flatMap(omop -> OmopStudy.preparation(omop).weight()).isPresent()) {
      out.add(
          "Weights must leave it, in training and among records held out, an effective sample of "
              + least
              + " or more persons with the outcome and as many without ((Σw)² over Σw²,"
              + " after Kish).");
    }
    if (draft.evaluation().bySite() || draft.evaluation().leaveOneSiteOut()) {
      out.add(
          "Since figures of single sites are asked for, it must judge with "
              + draft.minimumCohort()
              + " records or more"
              + (draft.outcome().averages()
                  ? "."
                  : ", " + least + " or more of them with and as many without the outcome."));
    }
    return out;
  }

  private static String intercepts(ModelSpec m) {
    if (!m.family().hasIntercept()) {
      return ", stratified by site: each site has its own baseline hazard, and compares its own"
          + " records alone; ties after Efron";
    }
    return m.siteIntercepts() ? ", one intercept a site" : ", one intercept for all sites";
  }

  private static String how(ModelSpec m) {
    if (m.penalty().firth()) {
      return " with Firth's penalty";
    }
    return m.ridge() > 0
        ? " with a ridge of " + Phrases.number(m.ridge())
        : switch (m.family()) {
          case LINEAR -> " by least squares";
          case COX -> " by maximum partial likelihood";
          case LOGISTIC, POISSON -> " by maximum likelihood";
        };
  }

  private static String family(ModelSpec.Family family) {
    return switch (family) {
      case LOGISTIC -> "Logistic regression";
      case LINEAR -> "Linear regression";
      case POISSON -> "Poisson regression (logarithmic link)";
      case COX -> "Cox regression (proportional hazards)";
    };
  }

  private static String outside(int percent) {
    return "A number outside its covariate's plausible limits counts as absent, and is counted; "
        + (percent == 100
            ? "however many there are, a site takes part."
            : "where that is more than "
                + percent
                + " % of a covariate's values at a site, units are likely mixed up, and the site"
                + " does not take part.");
  }

  private static long fitted(StudyDraft draft) {
    List<Covariate> covariates = draft.dictionary().covariates();
    return draft.dictionary().design().stream()
        .filter(column -> draft.model().fits(covariates.get(column.covariate())))
        .filter(column -> !draft.model().isOffset(covariates.get(column.covariate())))
        .count();
  }
}
