package org.ieum.federation.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.TableSummary;
import org.ieum.federation.model.PartWeights;
import org.ieum.federation.query.AtSite;
import org.ieum.federation.query.Attrition;
import org.ieum.federation.query.BaselineHazards;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.Description;
import org.ieum.federation.query.FirthCorrection;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmScoreProducts;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.LeavingOut;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.OutsideLimits;
import org.ieum.federation.query.PartialLikelihood;
import org.ieum.federation.query.PredictionErrors;
import org.ieum.federation.query.Presence;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreAnswers;
import org.ieum.federation.query.ScoreQuery;
import org.ieum.federation.query.WeightSums;
import org.ieum.federation.query.WeightedMoments;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.SiteVector;
import org.ieum.federation.vector.WordSum;

/**
 * The readable reference of what every query means: rows in blocks of {@value #BLOCK}, each block's
 * numbers computed row by row and encoded once.
 */
public final class InMemorySiteTable implements SiteTable {
  /** Rows in a block. */
  static final int BLOCK = 4096;

  private final StudyManifest study;
  private final int site;
  private final boolean shareSiteResults;
  private final PatientTable patients;
  private final List<Long> attrition;

  /**
   * A site's table that nothing was prepared for.
   *
   * @param site index of this site in the study's sites
   * @param shareSiteResults whether the site consents to its own evaluation figures
   */
  public InMemorySiteTable(
      StudyManifest study, int site, boolean shareSiteResults, PatientTable patients) {
    this(
        study,
        site,
        shareSiteResults,
        patients,
        Collections.nCopies(study.preparation().steps().size(), 0L));
  }

  /**
   * A site's table.
   *
   * @param site index of this site in the study's sites
   * @param shareSiteResults whether the site consents to its own evaluation figures
   * @param attrition persons left after each step of the study's preparation
   */
  public InMemorySiteTable(
      StudyManifest study,
      int site,
      boolean shareSiteResults,
      PatientTable patients,
      List<Long> attrition) {
    if (patients.columns() != study.dictionary().design().size()) {
      throw new IllegalArgumentException(
          patients.columns() + " columns, design has " + study.dictionary().design().size());
    }
    this.study = study;
    this.site = site;
    this.shareSiteResults = shareSiteResults;
    this.patients = patients;
    this.attrition = List.copyOf(attrition);
  }

  /** A federation of consenting sites, in the order of the study's sites. */
  public static SimulatedFederation federate(StudyManifest study, List<PatientTable> tables) {
    List<InMemorySiteTable> sites = new ArrayList<>();
    for (int s = 0; s < tables.size(); s++) {
      sites.add(new InMemorySiteTable(study, s, true, tables.get(s)));
    }
    return new SimulatedFederation(study, sites);
  }

  @Override
  public TableSummary summary() {
    long[] counts = new long[4];
    boolean weighted = study.preparation().weight().isPresent();
    double maximum = study.preparation().maximumWeight();
    PartWeights training = PartWeights.none(PartWeights.TRAINING);
    PartWeights heldOut = PartWeights.none(PartWeights.HELD_OUT);
    for (int i = 0; i < patients.rows(); i++) {
      int part = patients.heldOut(i) ? 2 : 0;
      counts[part]++;
      counts[part + 1] += MomentAnswers.event(study, patients, i) ? 1 : 0;
      if (patients.heldOut(i)) {
        heldOut = heldOut.with(patients.outcome(i), patients.weight(i), maximum);
      } else {
        training = training.with(patients.outcome(i), patients.weight(i), maximum);
      }
    }
    return new TableSummary(
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        weighted ? List.of(training, heldOut) : List.of(),
        CohortAnswers.values(study, patients));
  }

  @Override
  public SiteVector answer(Query query) {
    FixedPoint scale = query.scale(study);
    WordSum sum = new WordSum(scale);
    add(query, sum, scale.length(), 0);
    return SiteVector.of(query.shape(study), scale, sum);
  }

  private void add(Query query, WordSum sum, int wholeLength, int offset) {
    if (query instanceof Bundle bundle) {
      int at = offset;
      for (Query part : bundle.queries()) {
        add(part, sum, wholeLength, at);
        at += part.shape(study).length();
      }
      return;
    }
    int consenting = shareSiteResults ? site : -1;
    if (query instanceof LeavingOut q) {
      if (q.site() != consenting) {
        add(q.query(), sum, wholeLength, offset);
      }
      return;
    }
    if (query instanceof AtSite q) {
      if (q.site() == consenting) {
        add(q.query(), sum, wholeLength, offset);
      }
      return;
    }
    AnswerSink sink = new AnswerSink(sum, wholeLength, offset, query.shape(study).length());
    if (query instanceof Moments) {
      MomentAnswers.moments(study, patients, sink);
    } else if (query instanceof CentredMoments q) {
      MomentAnswers.centred(q, patients, sink);
    } else if (query instanceof GlmDerivatives q && q.siteIntercepts()) {
      ProfileAnswers.answer(q, patients, sink);
    } else if (query instanceof GlmDerivatives q) {
      LikelihoodAnswers.answer(study, q, patients, sink);
    } else if (query instanceof FirthCorrection q) {
      LikelihoodAnswers.firth(q, patients, sink);
    } else if (query instanceof GlmScoreProducts q) {
      LikelihoodAnswers.products(q, patients, sink);
    } else if (query instanceof GlmWarmStart q) {
      WarmStartAnswers.answer(q, patients, sink);
    } else if (query instanceof ScoreQuery q) {
      sink.add(ScoreAnswers.of(study, q, consenting, ScoreReader.read(study, q, patients)));
    } else if (query instanceof PredictionErrors q) {
      ErrorAnswers.answer(study, q, consenting, patients, sink);
    } else if (query instanceof BaselineHazards q) {
      HazardAnswers.answer(study, q, patients, sink);
    } else if (query instanceof PartialLikelihood q) {
      HazardAnswers.answer(q, patients, sink);
    } else if (query instanceof Description q) {
      CohortAnswers.description(study, q, consenting, patients, sink);
    } else if (query instanceof Attrition) {
      CohortAnswers.attrition(study, consenting, attrition, sink);
    } else if (query instanceof WeightedMoments q) {
      MomentAnswers.weighted(q, patients, sink);
    } else if (query instanceof WeightSums q) {
      sink.add(q.answer(study, summary().weights()));
    } else if (query instanceof Presence) {
      CohortAnswers.presence(study, site, patients, sink);
    } else if (query instanceof OutsideLimits) {
      CohortAnswers.outside(study, consenting, patients, sink);
    } else {
      throw new IllegalArgumentException("no reference for " + query.describe());
    }
  }

  @Override
  public void close() {}
}
