package org.ieum.spark.internal.source;

import java.util.List;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.Outcome;
import org.ieum.spark.internal.kernel.Block;
import org.ieum.spark.internal.kernel.BlockKey;

/**
 * Turns checked columns into rows of the design matrix, training rows first. A value outside its
 * covariate's limits is absent.
 */
final class BlockEncoder {
  private final List<Covariate> covariates;
  private final int stride;
  private final Outcome outcome;

  BlockEncoder(FeatureDictionary dictionary, Outcome outcome) {
    this.outcome = outcome;
    covariates = dictionary.covariates();
    stride = Block.stride(dictionary.design().size());
  }

  /** The block of a chunk, whose values outside limits become absent, with what it tells. */
  LoadedBlock load(BlockKey key, Chunk chunk, Faults faults) {
    ValueCounts values = ValueCounts.limiting(chunk, covariates);
    return new LoadedBlock(encode(key, chunk), faults, values, chunk.persons());
  }

  private Block encode(BlockKey key, Chunk chunk) {
    int[] start = new int[chunk.rows()];
    int training = order(chunk, start);
    double[] values = new double[chunk.rows() * stride];
    double[] outcomes = new double[chunk.rows()];
    double[] weights = new double[chunk.weights().length];
    for (int i = 0; i < chunk.rows(); i++) {
      values[start[i]] = 1;
      outcomes[start[i] / stride] = outcome.scaled(chunk.outcomes()[i]);
    }
    for (int i = 0; i < weights.length; i++) {
      weights[start[i] / stride] = chunk.weights()[i];
    }
    int offset = 1;
    for (int k = 0; k < covariates.size(); k++) {
      double[] raw = chunk.covariates()[k];
      for (double[] term : covariates.get(k).terms(raw)) {
        value(term, start, values, offset++);
      }
      if (covariates.get(k).missingIndicator()) {
        missing(raw, start, values, offset++);
      }
    }
    return new Block(key, stride, training, values, outcomes, weights);
  }

  /** Where each row of the chunk begins in the block. */
  private int order(Chunk chunk, int[] start) {
    int training = 0;
    for (int i = 0; i < chunk.rows(); i++) {
      training += chunk.heldOut()[i] ? 0 : 1;
    }
    int train = 0;
    int held = training;
    for (int i = 0; i < chunk.rows(); i++) {
      start[i] = (chunk.heldOut()[i] ? held++ : train++) * stride;
    }
    return training;
  }

  private static void value(double[] raw, int[] start, double[] values, int offset) {
    for (int i = 0; i < start.length; i++) {
      values[start[i] + offset] = raw[i];
    }
  }

  private static void missing(double[] raw, int[] start, double[] values, int offset) {
    for (int i = 0; i < start.length; i++) {
      values[start[i] + offset] = Double.isNaN(raw[i]) ? 1 : 0;
    }
  }
}
