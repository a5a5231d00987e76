package org.ieum.algorithms;

import java.util.List;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.study.Covariate;
import org.ieum.federation.study.CovariateType;
import org.ieum.federation.study.DesignColumn;
import org.ieum.federation.study.Outcome;
import org.ieum.federation.study.Preparation;
import org.ieum.federation.study.StudyManifest;

/** The first round's sums, and what they say about whether the study can go on. */
final class Counts {
  private final StudyManifest study;
  private final List<DesignColumn> design;
  private final long records;
  private final long events;
  private final long heldOut;
  private final double weight;
  private final double eventWeight;
  private final double[] observed;
  private final double[] sums;
  private final double outcome;
  private final double logFactorials;

  Counts(StudyManifest study, Answer moments) {
    this.study = study;
    this.design = study.dictionary().design();
    this.records = moments.count("records");
    this.events = moments.count("events");
    this.heldOut = moments.count("heldOut");
    boolean weighted = study.preparation().weight().isPresent();
    this.weight = weighted ? moments.value("weight") : records;
    this.eventWeight = weighted ? moments.value("eventWeight") : events;
    this.observed = moments.values("observed");
    this.sums = moments.values("sum");
    this.outcome = study.outcome().averages() ? moments.value("outcome") : eventWeight;
    this.logFactorials =
        study.outcome().kind() == Outcome.Kind.COUNT ? moments.value("logFactorial") : 0;
  }

  /**
   * Mean outcome of the training records, weighted where they carry weights, on the fit's scale.
   */
  double meanOutcome() {
    return outcome / weight;
  }

  /** Σ log y! of counts. */
  double logFactorials() {
    return logFactorials;
  }

  long records() {
    return records;
  }

  long events() {
    return events;
  }

  /** Σ w of the training records. */
  double weight() {
    return weight;
  }

  /** Σ w of those with the outcome. */
  double eventWeight() {
    return eventWeight;
  }

  /** Training records whose value of this design column is present. */
  long observed(int column) {
    return Math.round(observed[column]);
  }

  String describe() {
    return records
        + " training records, "
        + (study.outcome().happens() ? study.outcome().eventsOf(Long.toString(events)) + "; " : "")
        + heldOut
        + " held out";
  }

  /** Means of the design columns, within the dictionary's limits. */
  double[] means() {
    double[] means = new double[design.size()];
    for (int j = 0; j < means.length; j++) {
      DesignColumn c = design.get(j);
      means[j] = Math.max(c.min(), Math.min(c.max(), c.middle() + sums[j] / observed(j)));
    }
    return means;
  }

  /** Refuses data that no model can be fitted to. */
  void check() {
    if (records == 0) {
      throw degenerate(
          "study "
              + study.id()
              + ": expected training records, found none at any site ("
              + heldOut
              + " held out); check the sites' tables and the hold-out");
    }
    if (records + heldOut > study.maxRecords()) {
      throw degenerate(
          "study "
              + study.id()
              + ": expected at most "
              + study.maxRecords()
              + " records, found "
              + (records + heldOut)
              + "; raise max-records");
    }
    checkOutcome();
    if (study.outcome().binary() && !(eventWeight > 0 && eventWeight < weight)) {
      throw degenerate(
          "weight "
              + study.preparation().weight().map(Preparation.Weight::column).orElse("")
              + ": expected positive weights of training records with and without the outcome, found"
              + " none of one kind at any site; check how the weights come about");
    }
    for (int j = 0; j < design.size(); j++) {
      if (observed(j) == 0) {
        throw degenerate(
            "covariate "
                + covariate(j).name()
                + ": expected values, found it absent in every training record of all sites; take"
                + " it out of the study, or check the column that the sites map to it");
      }
    }
  }

  private void checkOutcome() {
    boolean always = study.outcome().binary() && events == records;
    if (study.outcome().happens() && (events == 0 || always)) {
      throw degenerate(
          "outcome "
              + study.outcome().column()
              + ": expected training records with and without it, found "
              + (events == 0 ? "none with it" : "none without it")
              + " at any site; check the outcome's definition");
    }
  }

  /**
   * Refuses a categorical covariate of which only one level, or never the reference level, occurs:
   * its columns would be constant, or add up to the intercept.
   *
   * @param scales of the design columns; 0 where a column never varies
   */
  void checkLevels(double[] scales) {
    for (int k = 0; k < study.dictionary().covariates().size(); k++) {
      Covariate covariate = study.dictionary().covariates().get(k);
      if (covariate.type() == CovariateType.CATEGORICAL && study.model().fits(covariate)) {
        checkLevels(k, covariate, scales);
      }
    }
  }

  private void checkLevels(int ordinal, Covariate covariate, double[] scales) {
    boolean varies = false;
    long present = 0;
    long other = 0;
    for (int j = 0; j < design.size(); j++) {
      DesignColumn c = design.get(j);
      if (c.covariate() == ordinal && c.kind() == DesignColumn.Kind.LEVEL) {
        varies |= scales[j] > 0;
        present = observed(j);
        other += Math.round(sums[j] + observed[j] * c.middle());
      }
    }
    if (!varies) {
      throw degenerate(
          "covariate "
              + covariate.name()
              + ": expected two or more of its levels, found one in all training records of all"
              + " sites; take it out of the study");
    }
    if (other == present) {
      throw degenerate(
          "covariate "
              + covariate.name()
              + ": expected its reference level '"
              + covariate.levels().get(0)
              + "', found it in no training record of any site; put a level that occurs first, or"
              + " raise the first cut");
    }
  }

  private Covariate covariate(int column) {
    return study.dictionary().covariates().get(design.get(column).covariate());
  }

  private static IeumException degenerate(String message) {
    return new IeumException(ErrorCode.DEGENERATE_DATA, message);
  }
}
