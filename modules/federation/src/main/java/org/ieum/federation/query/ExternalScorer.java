package org.ieum.federation.query;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.ExternalModel;
import org.ieum.federation.study.FeatureDictionary;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.study.Term;

/** Scores rows of the design matrix with a published model. */
public final class ExternalScorer {
  /** Scores of rows of design columns on the raw scale, NaN where absent, from an index. */
  @FunctionalInterface
  public interface Scores {
    double of(double[] values, int at);
  }

  /** What a term adds for a row. */
  @FunctionalInterface
  private interface Addend {
    double of(double[] values, int at);
  }

  private final ExternalModel model;
  private final double[] imputation;
  private final List<Addend> addends = new ArrayList<>();

  /**
   * For a dictionary.
   *
   * @param imputation what stands for an absent value, one a design column, raw scale
   */
  public ExternalScorer(ExternalModel model, FeatureDictionary dictionary, double[] imputation) {
    this.model = model;
    this.imputation = imputation.clone();
    for (Term term : model.terms()) {
      addends.add(addend(term, dictionary));
    }
  }

  /**
   * Of a study's published model, whose scores are then those that the study's outcome asks for.
   */
  public static Scores of(StudyManifest study, ScoredModel.Published model) {
    ExternalScorer scorer =
        new ExternalScorer(
            study.evaluation().comparators().get(model.index()),
            study.dictionary(),
            model.imputation().toArray());
    // Times are ranked, and no risk is a link's that rounds to 1.
    return study.outcome().isTime() ? scorer::predictor : scorer::logit;
  }

  /**
   * The logit of the model's probability.
   *
   * @param values design columns on the raw scale, NaN where absent, from index {@code at}
   */
  public double logit(double[] values, int at) {
    double eta = predictor(values, at);
    return switch (model.link()) {
      case LOGIT -> eta;
      case COMPLEMENTARY_LOG_LOG -> logOfExpMinusOne(StrictMath.exp(eta));
    };
  }

  /** The model's linear predictor, before its link. */
  private double predictor(double[] values, int at) {
    double eta = model.intercept();
    for (Addend addend : addends) {
      eta += addend.of(values, at);
    }
    return eta;
  }

  /** P = 1 − e^−h, so P/(1 − P) = e^h − 1: its logarithm. */
  private static double logOfExpMinusOne(double h) {
    return h > 30 ? h : StrictMath.log(StrictMath.expm1(h));
  }

  private Addend addend(Term term, FeatureDictionary dictionary) {
    if (term instanceof Term.Conditional c) {
      Addend value = addend(c.term(), dictionary);
      Addend holds = addend(c.when(), dictionary);
      return (values, at) -> value.of(values, at) * holds.of(values, at);
    }
    int ordinal = dictionary.covariates().indexOf(dictionary.covariate(term.covariate()));
    List<DesignColumn> design = dictionary.design();
    if (term instanceof Term.Power p) {
      int column = column(design, ordinal, -1);
      return (values, at) -> p.coefficient() * power(p, value(values, at, column));
    } else if (term instanceof Term.Band b) {
      int column = column(design, ordinal, -1);
      return (values, at) -> {
        double x = value(values, at, column);
        return x >= b.low() && x < b.high() ? b.coefficient() : 0;
      };
    }
    Term.Level l = (Term.Level) term;
    int level = dictionary.covariates().get(ordinal).levels().indexOf(l.level());
    if (level > 0) {
      int column = column(design, ordinal, level);
      return (values, at) -> l.coefficient() * value(values, at, column);
    }
    int levels = dictionary.covariates().get(ordinal).levels().size();
    return (values, at) -> {
      double reference = 1;
      for (int other = 1; other < levels; other++) {
        reference -= value(values, at, column(design, ordinal, other));
      }
      return l.coefficient() * reference;
    };
  }

  private static double power(Term.Power p, double x) {
    double scaled = (x - p.shift()) / p.divisor();
    return p.exponent() == 1 ? scaled : StrictMath.pow(scaled, p.exponent());
  }

  private double value(double[] values, int at, int column) {
    double x = values[at + column];
    return Double.isNaN(x) ? imputation[column] : x;
  }

  private static int column(List<DesignColumn> design, int ordinal, int level) {
    for (int j = 0; j < design.size(); j++) {
      DesignColumn c = design.get(j);
      if (c.covariate() == ordinal && c.level() == level && c.kind() != DesignColumn.Kind.MISSING) {
        return j;
      }
    }
    throw new IllegalStateException("no design column of covariate " + ordinal);
  }
}
