package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ieum.federation.model.Performance;
import org.ieum.federation.model.SitePerformance;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;

/** How the model does on the records that trained it and on those held out: one round trip. */
record Evaluation(Performance development, Performance validation, List<SitePerformance> sites) {
  static Evaluation run(Rounds rounds, Scaling scaling, Coefficients coefficients) {
    StudyManifest study = rounds.study();
    ScoreHistogram train = new ScoreHistogram(scaling, coefficients, Partition.TRAIN);
    boolean heldOut = study.split().holdoutPercent() > 0;
    Query query =
        heldOut
            ? Bundle.of(new ScoreHistogram(scaling, coefficients, Partition.HOLDOUT), train)
            : Bundle.of(train);
    AggregateVector sum = rounds.ask(query);
    Performance validation = performance(sum, "0.");
    Performance development = heldOut ? performance(sum, "1.") : validation;
    rounds.report(
        "evaluate",
        Double.NaN,
        String.format(
            Locale.ROOT,
            "%d %s records, AUC %.4f ± %.4f",
            validation.records(),
            heldOut ? "held-out" : "training",
            validation.auc(),
            validation.aucBound()));
    return new Evaluation(development, validation, sites(study, sum));
  }

  private static Performance performance(AggregateVector sum, String part) {
    ScoreBins bins =
        new ScoreBins(
            sum.values(part + "negatives"),
            sum.values(part + "positives"),
            sum.values(part + "logit"));
    Discrimination discrimination = new Discrimination(bins);
    CalibrationLine line = CalibrationLine.fit(bins);
    double records = sum.count(part + "records");
    return new Performance(
        (long) records,
        sum.count(part + "events"),
        discrimination.auc(),
        discrimination.aucBound(),
        discrimination.averagePrecision(),
        sum.value(part + "squaredError") / records,
        -sum.value(part + "logLikelihood") / records,
        line.slope(),
        line.intercept(),
        discrimination.roc(),
        bins.groups());
  }

  private static List<SitePerformance> sites(StudyManifest study, AggregateVector sum) {
    List<SitePerformance> all = new ArrayList<>();
    if (!study.evaluation().bySite()) {
      return all;
    }
    double[] records = sum.values("0.siteRecords");
    double[] events = sum.values("0.siteEvents");
    double[] squaredError = sum.values("0.siteSquaredError");
    int width = study.evaluation().siteBins();
    for (int s = 0; s < records.length; s++) {
      long n = Math.round(records[s]);
      if (n > 0) {
        ScoreBins bins =
            new ScoreBins(
                    sum.values("0.siteNegatives"),
                    sum.values("0.sitePositives"),
                    sum.values("0.siteLogit"))
                .range(s * width, width);
        Discrimination discrimination = new Discrimination(bins);
        CalibrationLine line = CalibrationLine.fit(bins);
        all.add(
            new SitePerformance(
                study.sites().get(s),
                n,
                Math.round(events[s]),
                discrimination.auc(),
                discrimination.aucBound(),
                squaredError[s] / n,
                line.slope(),
                line.intercept()));
      }
    }
    return all;
  }
}
