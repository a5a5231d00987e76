package org.ieum.clinical.words;

import java.util.Arrays;
import java.util.List;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.study.StudyManifest;

/**
 * A kind of round, and what each site sends in it.
 *
 * @param what the query in a few words
 * @param times how often it is asked
 * @param numbers length of the vector, which depends on the manifest alone
 */
public record Outgoing(String what, String times, int numbers) {
  /** The rounds of a study at as many sites as its manifest names, with every column in use. */
  static List<Outgoing> of(StudyManifest study) {
    int columns = study.dictionary().design().size();
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    Scaling scaling = new Scaling(new double[columns], ones);
    boolean own = study.model().siteIntercepts();
    Coefficients whole = new Coefficients(new double[columns + 1]);
    Coefficients slopes = new Coefficients(new double[columns + (own ? 0 : 1)]);
    Query judged =
        study.split().holdoutPercent() > 0
            ? Bundle.of(
                new ScoreHistogram(scaling, whole, Partition.HOLDOUT),
                new ScoreHistogram(scaling, whole, Partition.TRAIN))
            : Bundle.of(new ScoreHistogram(scaling, whole, Partition.TRAIN));
    Outgoing start =
        of(study, new GlmWarmStart(scaling, 1, 1, own), study.model().warmStart() ? "once" : "not");
    String fits = "about 5 times, at most " + study.model().maxRounds();
    return List.of(
            of(study, new Moments(), "once"),
            of(study, new CentredMoments(new Coefficients(new double[columns])), "once"),
            start,
            of(study, new GlmDerivatives(scaling, slopes, own), fits),
            of(study, judged, "once"))
        .stream()
        .filter(round -> !round.times().equals("not"))
        .toList();
  }

  private static Outgoing of(StudyManifest study, Query query, String times) {
    return new Outgoing(query.describe(), times, query.layout(study).length());
  }
}
