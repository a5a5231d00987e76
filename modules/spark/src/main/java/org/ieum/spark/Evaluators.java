package org.ieum.spark;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreHistogram;
import org.ieum.federation.study.StudyManifest;

/**
 * The one place that knows which evaluator serves which query. Most queries are one pass over the
 * blocks; the others are found by the site over several, and are known to the driver only.
 */
final class Evaluators {
  /** A query with its place in the whole answer. */
  private record Placed(Query query, int offset) {}

  private Evaluators() {}

  /** The one-pass parts of a query, for a task; a part of another kind adds nothing. */
  static BlockStatistic statistic(StudyManifest study, Query query, int ownSection) {
    List<BlockStatistic> parts = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    for (Placed p : parts(study, query)) {
      if (!isIterative(p.query())) {
        parts.add(onePass(study, p.query(), ownSection));
        offsets.add(p.offset());
      }
    }
    return (block, out, offset) -> {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).addTo(block, out, offset + offsets.get(i));
      }
    };
  }

  static boolean hasOnePassPart(StudyManifest study, Query query) {
    return parts(study, query).stream().anyMatch(p -> !isIterative(p.query()));
  }

  /** The parts that need several passes, found over the table and put at their places. */
  static double[] iterative(StudyManifest study, Query query, BlockTable table) {
    double[] whole = new double[query.layout(study).length()];
    for (Placed p : parts(study, query)) {
      if (isIterative(p.query())) {
        double[] numbers = found(p.query(), table);
        System.arraycopy(numbers, 0, whole, p.offset(), numbers.length);
      }
    }
    return whole;
  }

  private static BlockStatistic onePass(StudyManifest study, Query query, int ownSection) {
    if (query instanceof Moments) {
      return new MomentStatistic(study);
    } else if (query instanceof CentredMoments q) {
      return new CentredMomentStatistic(q);
    } else if (query instanceof GlmDerivatives q) {
      return new LogisticStatistic(q.scaling(), q.coefficients().toArray(), null);
    } else if (query instanceof ScoreHistogram q) {
      return new ScoreStatistic(study, q, ownSection);
    }
    throw new IllegalStateException("no evaluator for " + query.describe());
  }

  private static boolean isIterative(Query query) {
    return query instanceof GlmWarmStart
        || (query instanceof GlmDerivatives q && q.siteIntercepts());
  }

  private static double[] found(Query query, BlockTable table) {
    return query instanceof GlmWarmStart q
        ? WarmStart.find(q, table)
        : ProfileLikelihood.find((GlmDerivatives) query, table);
  }

  private static List<Placed> parts(StudyManifest study, Query query) {
    List<Placed> parts = new ArrayList<>();
    place(study, query, 0, parts);
    return parts;
  }

  private static int place(StudyManifest study, Query query, int offset, List<Placed> parts) {
    if (!(query instanceof Bundle bundle)) {
      parts.add(new Placed(query, offset));
      return offset + query.layout(study).length();
    }
    int at = offset;
    for (Query part : bundle.queries()) {
      at = place(study, part, at, parts);
    }
    return at;
  }
}
