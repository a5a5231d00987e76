package org.ieum.algorithms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ieum.federation.ProgressListener;
import org.ieum.federation.SimulatedFederation;
import org.ieum.federation.error.ErrorCode;
import org.ieum.federation.error.IeumException;
import org.ieum.federation.plan.PlannedPart;
import org.ieum.federation.plan.PlannedRound;
import org.ieum.federation.plan.PlannedRounds;
import org.ieum.federation.plan.Repeats;
import org.ieum.federation.query.Query;
import org.ieum.federation.reference.InMemorySiteTable;
import org.ieum.federation.study.StudyManifest;
import org.ieum.federation.vector.Shape;

/**
 * Runs a study's own analysis over made-up patients, and so finds every kind of round that the
 * study may take, before anybody's data are looked at. The same study gives the same rounds.
 */
public final class Rehearsal {
  private static final long MOST_RECORDS = 1L << 30;
  private static final int MOST_ROUNDS = 100;

  private final StudyManifest study;
  private final Map<List<String>, Rehearsed> rounds = new LinkedHashMap<>();

  private Rehearsal(StudyManifest study) {
    this.study = study;
  }

  /**
   * The rounds of a study at the sites that it names, all of them consenting to what it asks.
   *
   * @throws IeumException as the analysis would where the study cannot run over any data
   */
  public static PlannedRounds of(StudyManifest study) {
    // Neither few records nor few rounds are to end a rehearsal.
    StudyManifest open =
        study.withMaxRecords(MOST_RECORDS).withModel(study.model().withMaxRounds(MOST_ROUNDS));
    SimulatedFederation sites = InMemorySiteTable.federate(open, MadeUpPatients.of(open));
    Rehearsal rehearsal = new Rehearsal(study);
    try {
      StudyProgram.run(new Rounds(sites, ProgressListener.none(), rehearsal::hear));
    } catch (IeumException e) {
      throw new IeumException(
          ErrorCode.BAD_STUDY,
          "study "
              + study.id()
              + ": expected an analysis that runs over made-up patients within the dictionary's"
              + " limits, found: "
              + e.text(),
          e);
    }
    return rehearsal.planned();
  }

  private void hear(Query query, Repeats repeats) {
    Map<String, List<Query>> kinds = new LinkedHashMap<>();
    for (Query part : query.parts()) {
      kinds.computeIfAbsent(part.kind(), k -> new ArrayList<>()).add(part);
    }
    List<String> key = List.copyOf(kinds.keySet());
    Rehearsed round = rounds.get(key);
    if (round == null) {
      // The first question follows from the study alone, and so does its scale.
      OptionalLong bytes =
          rounds.isEmpty()
              ? OptionalLong.of((long) Long.BYTES * query.scale(study).words())
              : OptionalLong.empty();
      round = new Rehearsed(bytes, new LinkedHashMap<>());
      rounds.put(key, round);
    }
    round.times++;
    for (Map.Entry<String, List<Query>> kind : kinds.entrySet()) {
      PlannedPart part = part(kind.getKey(), kind.getValue(), repeats);
      round.parts.merge(kind.getKey(), part, Rehearsal::longer);
    }
  }

  private PlannedPart part(String kind, List<Query> queries, Repeats repeats) {
    Shape longest = queries.get(0).shape(study);
    for (Query query : queries) {
      Shape shape = query.shape(study);
      longest = shape.length() > longest.length() ? shape : longest;
    }
    return new PlannedPart(kind, longest, queries.get(0).aboutOneSite(), queries.size(), repeats);
  }

  private static PlannedPart longer(PlannedPart a, PlannedPart b) {
    return new PlannedPart(
        a.kind(),
        a.shape().length() >= b.shape().length() ? a.shape() : b.shape(),
        a.eachSite(),
        Math.max(a.copies(), b.copies()),
        a.repeats());
  }

  private PlannedRounds planned() {
    return new PlannedRounds(study, rounds.values().stream().map(Rehearsed::planned).toList());
  }

  /** Rounds of the same kinds of questions, as they add up. */
  private static final class Rehearsed {
    private final OptionalLong bytes;
    private final Map<String, PlannedPart> parts;
    private int times;

    Rehearsed(OptionalLong bytes, Map<String, PlannedPart> parts) {
      this.bytes = bytes;
      this.parts = parts;
    }

    PlannedRound planned() {
      return new PlannedRound(List.copyOf(parts.values()), times, bytes);
    }
  }
}
