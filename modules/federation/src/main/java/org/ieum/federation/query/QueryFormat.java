package org.ieum.federation.query;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The byte format of queries: a version, then a tag and the variant's body. Tags 5 and 8 are of
 * queries of release 0.1 and mean nothing.
 */
final class QueryFormat {
  static final int VERSION = 1;
  private static final int DEEPEST_BUNDLE = 4;

  private QueryFormat() {}

  static void write(Query query, DataOutput out) throws IOException {
    out.writeByte(query.tag());
    query.writeBody(out);
  }

  static Query read(DataInputStream in, int depth) throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case Moments.TAG -> new Moments();
      case CentredMoments.TAG -> new CentredMoments(Coefficients.read(in));
      case GlmWarmStart.TAG -> GlmWarmStart.readBody(in);
      case GlmDerivatives.TAG -> GlmDerivatives.readBody(in);
      case FirthCorrection.TAG -> FirthCorrection.readBody(in);
      case GlmScoreProducts.TAG -> GlmScoreProducts.readBody(in);
      case PredictionErrors.TAG -> PredictionErrors.readBody(in);
      case PartialLikelihood.TAG -> PartialLikelihood.readBody(in);
      case RankedPairs.TAG -> RankedPairs.readBody(in);
      case CalibrationSlopes.TAG -> CalibrationSlopes.readBody(in);
      case BaselineHazards.TAG -> BaselineHazards.readBody(in);
      case Description.TAG -> new Description(Coefficients.read(in));
      case Attrition.TAG -> new Attrition();
      case Presence.TAG -> new Presence();
      case WeightSums.TAG -> new WeightSums();
      case WeightedMoments.TAG -> new WeightedMoments(Coefficients.read(in));
      case OutsideLimits.TAG -> new OutsideLimits();
      case ScoreGroups.TAG -> ScoreGroups.readBody(in);
      case ScorePlacements.TAG -> ScorePlacements.readBody(in);
      case LeavingOut.TAG -> LeavingOut.readBody(in, deeper(depth));
      case AtSite.TAG -> AtSite.readBody(in, deeper(depth));
      case Bundle.TAG -> Bundle.readBody(in, deeper(depth));
      default -> throw new IOException("unknown tag " + tag);
    };
  }

  private static int deeper(int depth) throws IOException {
    if (depth >= DEEPEST_BUNDLE) {
      throw new IOException("queries nested deeper than " + DEEPEST_BUNDLE);
    }
    return depth + 1;
  }
}
