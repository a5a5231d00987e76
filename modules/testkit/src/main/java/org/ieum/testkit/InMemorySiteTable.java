package org.ieum.testkit;

import java.util.ArrayList;
import java.util.List;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.SiteTable;
import org.ieum.federation.TableSummary;
import org.ieum.federation.query.Bundle;
import org.ieum.federation.query.CentredMoments;
import org.ieum.federation.query.GlmDerivatives;
import org.ieum.federation.query.GlmWarmStart;
import org.ieum.federation.query.Moments;
import org.ieum.federation.query.Query;
import org.ieum.federation.query.ScoreHistogram;
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

  /**
   * A site's table.
   *
   * @param site index of this site in the study's sites
   * @param shareSiteResults whether the site consents to its own evaluation figures
   */
  public InMemorySiteTable(
      StudyManifest study, int site, boolean shareSiteResults, PatientTable patients) {
    if (patients.columns() != study.dictionary().design().size()) {
      throw new IllegalArgumentException(
          patients.columns() + " columns, design has " + study.dictionary().design().size());
    }
    this.study = study;
    this.site = site;
    this.shareSiteResults = shareSiteResults;
    this.patients = patients;
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
    for (int i = 0; i < patients.rows(); i++) {
      int part = patients.heldOut(i) ? 2 : 0;
      counts[part]++;
      counts[part + 1] += patients.outcome(i) ? 1 : 0;
    }
    return new TableSummary(counts[0], counts[1], counts[2], counts[3]);
  }

  @Override
  public SiteVector answer(Query query) {
    FixedPoint scale = query.scale(study);
    WordSum sum = new WordSum(scale);
    add(query, sum, scale.length(), 0);
    return SiteVector.of(scale, sum.words());
  }

  private void add(Query query, WordSum sum, int wholeLength, int offset) {
    if (query instanceof Bundle bundle) {
      int at = offset;
      for (Query part : bundle.queries()) {
        add(part, sum, wholeLength, at);
        at += part.layout(study).length();
      }
      return;
    }
    AnswerSink sink = new AnswerSink(sum, wholeLength, offset, query.layout(study).length());
    if (query instanceof Moments) {
      MomentAnswers.moments(study, patients, sink);
    } else if (query instanceof CentredMoments q) {
      MomentAnswers.centred(q, patients, sink);
    } else if (query instanceof GlmDerivatives q && q.siteIntercepts()) {
      ProfileAnswers.answer(q, patients, sink);
    } else if (query instanceof GlmDerivatives q) {
      LikelihoodAnswers.answer(q, patients, sink);
    } else if (query instanceof GlmWarmStart q) {
      WarmStartAnswers.answer(q, patients, sink);
    } else if (query instanceof ScoreHistogram q) {
      new HistogramAnswers(study, q, shareSiteResults ? site : -1).answer(patients, sink);
    } else {
      throw new IllegalArgumentException("no reference for " + query.describe());
    }
  }

  @Override
  public void close() {}
}
