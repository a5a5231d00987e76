package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.query.LeastPart;
import org.ieum.federation.study.EvaluationSpec;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Subgroup;

/** How the model is judged. */
final class EvaluationWords {
  private EvaluationWords() {}

  static List<String> sentences(StudyManifest study) {
    EvaluationSpec e = study.evaluation();
    List<String> out = new ArrayList<>();
    out.add(
        study.outcome().isTime()
            ? "By how well hazards rank a site's own records (concordance), and by the calibration"
                + " slope, from sums over the pairs of which it is known who went longer without the event; a site"
                + " says nothing of a group of fewer than "
                + LeastPart.RECORDS
                + " of its records, or "
                + LeastPart.OF_A_KIND
                + " with or without the event."
                + horizons(study)
            : study.outcome().binary()
                ? "By discrimination, calibration and accuracy, from counts in "
                    + e.bins()
                    + " public bins of the score."
                : "By the distance of predictions from outcomes (R², RMSE, MAE, deviance) and by the"
                    + " line of outcome on prediction, from sums over records; a site says nothing of a"
                    + " group of fewer than "
                    + LeastPart.RECORDS
                    + " of its records.");
    if (!e.thresholds().isEmpty()) {
      out.add(
          "As a rule that acts at a risk of "
              + Phrases.or(e.thresholds().stream().map(Phrases::number).toList())
              + ": sensitivity, specificity, predictive values, net benefit.");
    }
    for (Subgroup s : e.subgroups()) {
      out.add(
          "By "
              + s.name()
              + " ("
              + labelled(study, s.covariate())
              + "): "
              + String.join(" / ", s.groups(study.dictionary()))
              + ".");
    }
    for (ExternalModel m : e.comparators()) {
      out.add(
          "Beside the published model "
              + m.name()
              + (m.source().isEmpty() ? "" : " (" + m.source() + ")")
              + ", "
              + Phrases.count(m.terms().size(), "term", "terms")
              + ".");
    }
    if (e.bySite()) {
      out.add("By site, for the sites whose policy consents; the others send zeros.");
    }
    if (e.leaveOneSiteOut()) {
      out.add(
          "By fitting once more without each consenting site and judging there; these fits share"
              + " their rounds.");
    }
    return out;
  }

  private static String horizons(StudyManifest study) {
    return study.outcome().horizons().isEmpty()
        ? ""
        : " Risks until a time of "
            + Phrases.or(study.outcome().horizons().stream().map(Phrases::number).toList())
            + ", from the hospitals' mean baseline hazard there, by AUC and Brier score, weighted for"
            + " those who were lost, and by observed over expected; a hospital says nothing of a"
            + " time by which fewer than "
            + LeastPart.OF_A_KIND
            + " had the event, or after which fewer were observed.";
  }

  private static String labelled(StudyManifest study, String covariate) {
    String label = study.dictionary().covariate(covariate).label();
    return (label.isEmpty() ? "" : label + ", ") + "'" + covariate + "'";
  }
}
