package org.ieum.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.ieum.federation.query.Query;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.AggregateVector;
import org.ieum.federation.vector.FixedPoint;
import org.ieum.federation.vector.SiteVectorAccess;
import org.ieum.federation.vector.WordSum;

/**
 * Several tables in one process, summed in the clear: for notebooks, tests and pooled comparisons.
 * Tables may answer side by side: a sum of integers is the same in any order.
 */
public final class SimulatedFederation implements Federation {
  private final StudyManifest study;
  private final List<SiteTable> sites;
  private final Executor executor;

  /** Tables that answer one after another. */
  public SimulatedFederation(StudyManifest study, List<? extends SiteTable> sites) {
    this(study, sites, Runnable::run);
  }

  /**
   * Tables that answer as an executor has them.
   *
   * @param executor runs the answers; as many as it runs at once are held in memory
   */
  public SimulatedFederation(
      StudyManifest study, List<? extends SiteTable> sites, Executor executor) {
    this.study = study;
    this.sites = List.copyOf(sites);
    this.executor = executor;
  }

  @Override
  public StudyManifest study() {
    return study;
  }

  @Override
  public AggregateVector ask(Query query) {
    FixedPoint scale = query.scale(study);
    WordSum sum = new WordSum(scale);
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    for (SiteTable site : sites) {
      answers.add(CompletableFuture.runAsync(() -> add(site, query, sum), executor));
    }
    answers.forEach(SimulatedFederation::finished);
    return AggregateVector.of(query.shape(study), scale, sum.words());
  }

  private static void add(SiteTable site, Query query, WordSum sum) {
    long[] words = site.answer(query).words(SiteVectorAccess.get());
    synchronized (sum) {
      sum.addWords(words);
    }
  }

  private static void finished(CompletableFuture<Void> answer) {
    try {
      answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
