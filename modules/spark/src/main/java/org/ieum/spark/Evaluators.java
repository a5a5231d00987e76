package org.ieum.spark;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ieum.federation.query.AtSite;
import org.ieum.federation.query.BaselineHazards;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Coefficients;
import org.ieum.federation.query.Description;
import org.ieum.federation.query.FirthCorrection;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmFamily;
import org.ieum.federation.query.GlmScoreProducts;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.LeavingOut;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreQuery;
import org.ieum.federation.query.WeightedMoments;
import org.ieum.federation.study.StudyManifest;
import org.ieum.spark.internal.kernel.ColumnMoments;
import org.ieum.spark.internal.kernel.FirthSums;
import org.ieum.spark.internal.kernel.Kernels;
import org.ieum.spark.internal.kernel.ScoreProducts;

/**
 * The one place that knows which evaluator serves which query. Most queries are one pass over the
 * blocks; the others are found by the site over several passes or over none, and are known to the
 * driver only.
 */
final class Evaluators {
  /** A query with its place in the whole answer. */
  private record Placed(Query query, int offset) {}

  private final StudyManifest study;
  private final int ownSection;

  /**
   * For a site.
   *
   * @param ownSection index of the site; −1 where it does not share its own figures
   */
  Evaluators(StudyManifest study, int ownSection) {
    this.study = study;
    this.ownSection = ownSection;
  }

  /** The one-pass parts of a query, for a task; a part of another kind adds nothing. */
  BlockStatistic statistic(Query query) {
    Map<DoubleBuffer, ColumnMoments> moments = new HashMap<>();
    List<BlockStatistic> parts = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    for (Placed p : parts(query)) {
      if (isOnePass(p.query())) {
        parts.add(onePass(p.query(), moments));
        offsets.add(p.offset());
      }
    }
    return (block, out, offset) -> {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).addTo(block, out, offset + offsets.get(i));
      }
    };
  }

  boolean hasOnePassPart(Query query) {
    return parts(query).stream().anyMatch(p -> isOnePass(p.query()));
  }

  /** The parts that are not one pass, found over the table and put at their places. */
  double[] others(Query query, BlockTable table, SiteFacts facts) {
    double[] whole = new double[query.shape(study).length()];
    for (Placed p : parts(query)) {
      if (!isOnePass(p.query())) {
        double[] numbers =
            SiteFacts.serves(p.query())
                ? facts.answer(study, p.query(), table)
                : iterative(p.query(), table);
        System.arraycopy(numbers, 0, whole, p.offset(), numbers.length);
      }
    }
    return whole;
  }

  /**
   * The evaluator of a part.
   *
   * @param moments shared by the parts of one query, by centres, so that rows are read once
   */
  private BlockStatistic onePass(Query query, Map<DoubleBuffer, ColumnMoments> moments) {
    if (query instanceof Moments) {
      return new MomentStatistic(study);
    } else if (query instanceof CentredMoments q) {
      return new CentredMomentStatistic(about(q.centres(), moments));
    } else if (query instanceof WeightedMoments q) {
      return new WeightedMomentStatistic(q.centres().toArray());
    } else if (query instanceof GlmDerivatives q) {
      boolean weighted = study.preparation().weight().isPresent();
      return new GlmStatistic(
          GlmFamily.of(study), q.scaling(), q.coefficients().toArray(), null, weighted);
    } else if (query instanceof FirthCorrection q) {
      return firth(q);
    } else if (query instanceof GlmScoreProducts q) {
      return products(q);
    } else if (query instanceof PredictionErrors q) {
      return new ErrorStatistic(study, q, ownSection);
    } else if (query instanceof Description q) {
      return new DescriptionStatistic(study, q, about(q.centres(), moments), ownSection);
    }
    throw new IllegalStateException("no evaluator for " + query.describe());
  }

  private static ColumnMoments about(
      Coefficients centres, Map<DoubleBuffer, ColumnMoments> moments) {
    double[] numbers = centres.toArray();
    return moments.computeIfAbsent(DoubleBuffer.wrap(numbers), key -> new ColumnMoments(numbers));
  }

  private static BlockStatistic products(GlmScoreProducts query) {
    ScoreProducts products =
        new ScoreProducts(Kernels.best(), query.scaling(), query.coefficients().toArray());
    return (block, out, offset) -> {
      double[] numbers = products.of(block, block.training());
      System.arraycopy(numbers, 0, out, offset, numbers.length);
    };
  }

  private static BlockStatistic firth(FirthCorrection query) {
    FirthSums sums =
        new FirthSums(
            Kernels.best(),
            query.scaling(),
            query.coefficients().toArray(),
            query.inverse().toArray());
    return (block, out, offset) -> sums.addTo(block, block.training(), out, offset);
  }

  private static boolean isOnePass(Query query) {
    boolean iterative =
        query instanceof GlmWarmStart
            || query instanceof PartialLikelihood
            || query instanceof BaselineHazards
            || (query instanceof GlmDerivatives q && q.siteIntercepts());
    return !iterative && !SiteFacts.serves(query) && !(query instanceof ScoreQuery);
  }

  private double[] iterative(Query query, BlockTable table) {
    if (query instanceof ScoreQuery q) {
      return ScoreCollection.answer(study, q, ownSection, table);
    }
    if (query instanceof BaselineHazards q) {
      return HazardLikelihood.find(study, q, table);
    }
    if (query instanceof PartialLikelihood q) {
      return HazardLikelihood.find(study, q, table);
    }
    return query instanceof GlmWarmStart q
        ? WarmStart.find(q, table)
        : ProfileLikelihood.find((GlmDerivatives) query, table);
  }

  private List<Placed> parts(Query query) {
    List<Placed> parts = new ArrayList<>();
    place(query, 0, parts);
    return parts;
  }

  /** Returns where the next part begins; what this site does not answer is left out. */
  private int place(Query query, int offset, List<Placed> parts) {
    int end = offset + query.shape(study).length();
    if (query instanceof Bundle bundle) {
      int at = offset;
      for (Query part : bundle.queries()) {
        at = place(part, at, parts);
      }
    } else if (query instanceof LeavingOut q) {
      if (q.site() != ownSection) {
        place(q.query(), offset, parts);
      }
    } else if (query instanceof AtSite q) {
      if (q.site() == ownSection) {
        place(q.query(), offset, parts);
      }
    } else {
      parts.add(new Placed(query, offset));
    }
    return end;
  }
}
