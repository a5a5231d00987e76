package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Description;
import org.ieum.federation.query.ExternalScores;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmScoreProducts;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.query.Partition;
import org.ieum.federation.query.Presence;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.Scaling;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.query.WeightSums;
import org.ieum.federation.query.WeightedMoments;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.StudyManifest;

/**
 * A kind of round, and what each site sends in it.
 *
 * @param what the query in a few words
 * @param times how often it is asked
 * @param numbers length of the vector, which depends on the manifest alone; where the sites are not
 *     settled, the part of it that their number does not change
 * @param perSite numbers that each site of the study adds to it; 0 where the sites are settled
 */
public record Outgoing(String what, String times, int numbers, int perSite) {
  /**
   * The rounds of a study at as many sites as its manifest names, with every column in use that the
   * model is not without.
   */
  static List<Outgoing> of(StudyManifest study) {
    List<Outgoing> rounds = new ArrayList<>();
    asked(study).forEach(r -> rounds.add(new Outgoing(r.what(), r.times(), r.length(study), 0)));
    return rounds;
  }

  /**
   * The rounds of a study whose sites are not settled: a vector's length is a line in their number.
   *
   * @param smaller the study at some sites
   * @param larger the study at one site more
   */
  static List<Outgoing> of(StudyManifest smaller, StudyManifest larger) {
    List<Outgoing> rounds = new ArrayList<>();
    for (Asked round : asked(smaller)) {
      int length = round.length(smaller);
      int perSite = round.length(larger) - length;
      int fixed = length - perSite * smaller.sites().size();
      rounds.add(new Outgoing(round.what(), round.times(), fixed, perSite));
    }
    return rounds;
  }

  private record Asked(Query query, String times) {
    String what() {
      return query.describe();
    }

    int length(StudyManifest study) {
      return query.shape(study).length();
    }
  }

  private static List<Asked> asked(StudyManifest study) {
    List<DesignColumn> design = study.dictionary().design();
    int columns = design.size();
    double[] scales = new double[columns];
    for (int j = 0; j < columns; j++) {
      Covariate c = study.dictionary().covariates().get(design.get(j).covariate());
      scales[j] = study.model().fits(c) ? 1 : 0;
    }
    Scaling scaling = new Scaling(new double[columns], scales);
    int fitted = scaling.activeColumns().length;
    boolean own = study.model().siteIntercepts();
    Coefficients whole = new Coefficients(new double[fitted + 1]);
    Coefficients slopes = new Coefficients(new double[fitted + (own ? 0 : 1)]);
    Coefficients centres = new Coefficients(new double[columns]);
    List<Query> first =
        new ArrayList<>(List.of(new Moments(), new Presence(), new OutsideLimits()));
    if (!study.preparation().steps().isEmpty()) {
      first.add(new Attrition());
    }
    List<Query> second =
        new ArrayList<>(List.of(new CentredMoments(centres), new Description(centres)));
    if (study.preparation().weight().isPresent()) {
      first.add(new WeightSums());
      second.add(new WeightedMoments(centres));
    }
    List<Asked> rounds = new ArrayList<>();
    rounds.add(new Asked(new Bundle(first), "once"));
    rounds.add(new Asked(new Bundle(second), "once"));
    if (study.model().warmStart()) {
      rounds.add(new Asked(new GlmWarmStart(scaling, 1, 1, own), "once"));
    }
    rounds.add(
        new Asked(
            new GlmDerivatives(scaling, slopes, own),
            "about 5 times, at most " + study.model().maxRounds()));
    rounds.add(new Asked(new Bundle(judging(study, scaling, whole, centres)), "once"));
    return rounds;
  }

  private static List<Query> judging(
      StudyManifest study, Scaling scaling, Coefficients whole, Coefficients centres) {
    boolean heldOut = study.split().holdoutPercent() > 0;
    Partition judged = heldOut ? Partition.HOLDOUT : Partition.TRAIN;
    List<Query> queries = new ArrayList<>();
    queries.add(new ScoreHistogram(scaling, whole, judged));
    if (heldOut) {
      queries.add(new ScoreHistogram(scaling, whole, Partition.TRAIN));
    }
    for (int m = 0; m < study.evaluation().comparators().size(); m++) {
      queries.add(new ExternalScores(m, centres, judged));
    }
    if (study.preparation().weight().isPresent()) {
      queries.add(new GlmScoreProducts(scaling, whole));
    }
    return queries;
  }
}
