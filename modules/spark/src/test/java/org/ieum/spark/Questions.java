package org.ieum.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ieum.federation.linear.Packed;
import org.ieum.federation.query.AtSite;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.BaselineHazards;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CalibrationSlopes;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Description;
import org.ieum.federation.query.FirthCorrection;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmScoreProducts;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.LeavingOut;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.query.Presence;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.RankedPairs;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreDistribution;
import org.ieum.federation.query.ScoreGroups;
import org.ieum.federation.query.ScorePlacements;
import org.ieum.federation.query.ScoreReference;
import org.ieum.federation.query.ScoreSections;
import org.ieum.federation.query.ScoredModel;
import org.ieum.federation.query.WeightSums;
import org.ieum.federation.query.WeightedMoments;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/** One query of every kind for a study. */
final class Questions {
  private Questions() {}

  static Map<String, Query> of(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    int d = design.size();
    double[] centres = new double[d];
    double[] scales = new double[d];
    for (int j = 0; j < d; j++) {
      centres[j] = design.get(j).middle() * 0.9;
      scales[j] = j == 2 ? 0 : Math.max(0.3, design.get(j).halfWidth() / 3);
    }
    Scaling scaling = new Scaling(centres, scales);
    double[] slopes = new double[scaling.activeColumns().length];
    double[] all = new double[slopes.length + 1];
    for (int j = 0; j < slopes.length; j++) {
      slopes[j] = 0.3 - 0.07 * j;
      all[j + 1] = slopes[j];
    }
    all[0] = -1.2;
    Coefficients centred = new Coefficients(centres);
    if (study.outcome().isTime()) {
      return ofTimes(scaling, new Coefficients(slopes), new Coefficients(all), centred);
    }
    if (!study.outcome().binary()) {
      return ofAnotherKind(scaling, new Coefficients(all), centred);
    }
    Query derivatives = new GlmDerivatives(scaling, new Coefficients(all), false);
    ScoredModel own = new ScoredModel.Own(scaling, new Coefficients(all));
    Query held = new ScoreGroups(own, Partition.HOLDOUT, true);
    Query warm = new GlmWarmStart(scaling, 0.01, 5000, false);
    Map<String, Query> questions = new TreeMap<>();
    questions.put("moments", new Moments());
    questions.put("centred moments", new CentredMoments(new Coefficients(centres)));
    questions.put("derivatives", derivatives);
    questions.put("score products", new GlmScoreProducts(scaling, new Coefficients(all)));
    questions.put("Firth's correction", firth(scaling, new Coefficients(all)));
    questions.put("description", new Description(centred));
    questions.put("presence", new Presence());
    questions.put("outside limits", new OutsideLimits());
    questions.put("profile", new GlmDerivatives(scaling, new Coefficients(slopes), true));
    questions.put("warm start", warm);
    questions.put("warm start of slopes", new GlmWarmStart(scaling, 0.01, 100, true));
    questions.put("held-out scores", held);
    questions.put("training scores", new ScoreGroups(own, Partition.TRAIN, false));
    questions.put("held-out placements", placements(study, own, Partition.HOLDOUT, true));
    questions.put("training placements", placements(study, own, Partition.TRAIN, false));
    questions.put(
        "bundle", Bundle.of(new Moments(), warm, Bundle.of(derivatives, held), new Moments()));
    if (study.preparation().weight().isPresent()) {
      questions.put("weights", Bundle.of(new WeightSums(), new WeightedMoments(centred)));
      questions
          .keySet()
          .removeIf(
              name ->
                  name.contains("profile") || name.contains("slopes") || name.contains("Firth"));
    }
    if (study.preparation().fromOmop()) {
      questions.put("attrition", Bundle.of(new Moments(), new Attrition(), new Presence()));
    }
    for (int m = 0; m < study.evaluation().comparators().size(); m++) {
      ScoredModel published = new ScoredModel.Published(m, centred);
      questions.put("comparator " + m, new ScoreGroups(published, Partition.TRAIN, true));
      questions.put(
          "comparator placements " + m, placements(study, published, Partition.TRAIN, true));
    }
    if (study.evaluation().leaveOneSiteOut()) {
      questions.put(
          "left out",
          Bundle.of(
              new LeavingOut(1, derivatives),
              new LeavingOut(2, derivatives),
              new AtSite(1, held),
              new AtSite(0, held)));
    }
    return questions;
  }

  private static Query firth(Scaling scaling, Coefficients all) {
    double[] inverse = new double[Packed.length(all.length())];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = 0.4 / (1 + i % 5);
    }
    return new FirthCorrection(scaling, all, new Coefficients(inverse));
  }

  /** At distributions over a few bins in the middle. */
  private static Query placements(
      StudyManifest study, ScoredModel model, Partition partition, boolean sections) {
    List<ScoreReference> references = new ArrayList<>();
    for (int c = 0; c < ScoreSections.cells(study, sections); c++) {
      int bins = c == 0 ? study.evaluation().bins() : study.evaluation().siteBins();
      double[] negatives = new double[bins];
      double[] positives = new double[bins];
      for (int b = 0; b < 6; b++) {
        negatives[bins / 2 - b] = 10 + b;
        positives[bins / 2 + b - 2] = 12 - b;
      }
      double range = study.evaluation().logitRange();
      references.add(
          new ScoreReference(
              new ScoreDistribution(range, negatives),
              new ScoreDistribution(range, positives),
              0.1,
              0.9));
    }
    return new ScorePlacements(model, partition, sections, references);
  }

  /** Those of a study of times to an event. */
  private static Map<String, Query> ofTimes(
      Scaling scaling, Coefficients slopes, Coefficients all, Coefficients centred) {
    ScoredModel own = new ScoredModel.Own(scaling, all);
    Query likelihood = new PartialLikelihood(scaling, slopes);
    Query held = new RankedPairs(own, new Coefficients(0.2, 0.7), Partition.HOLDOUT, true);
    Map<String, Query> questions = new TreeMap<>();
    questions.put("moments", new Moments());
    questions.put("description", new Description(centred));
    questions.put("partial likelihood", likelihood);
    questions.put(
        "partial likelihood of no effect",
        new PartialLikelihood(scaling, new Coefficients(new double[slopes.length()])));
    questions.put("baseline hazards", new BaselineHazards(scaling, slopes));
    questions.put("held-out pairs", held);
    questions.put(
        "training slope",
        new CalibrationSlopes(own, new Coefficients(-0.4), Partition.TRAIN, false));
    questions.put(
        "training pairs", new RankedPairs(own, new Coefficients(), Partition.TRAIN, false));
    questions.put("bundle", Bundle.of(likelihood, Bundle.of(held, new Moments())));
    return questions;
  }

  /** Those of a study of a number or a count. */
  private static Map<String, Query> ofAnotherKind(
      Scaling scaling, Coefficients all, Coefficients centred) {
    Query derivatives = new GlmDerivatives(scaling, all, false);
    Query held = new PredictionErrors(scaling, all, 0.3, Partition.HOLDOUT, true);
    Map<String, Query> questions = new TreeMap<>();
    questions.put("moments", new Moments());
    questions.put("centred moments", new CentredMoments(centred));
    questions.put("description", new Description(centred));
    questions.put("derivatives", derivatives);
    questions.put("held-out errors", held);
    questions.put("bundle", Bundle.of(derivatives, Bundle.of(held, new Moments())));
    questions.put(
        "training errors", new PredictionErrors(scaling, all, 0.3, Partition.TRAIN, false));
    return questions;
  }
}
