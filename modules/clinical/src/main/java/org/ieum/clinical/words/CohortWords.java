package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import org.ieum.clinical.cohort.CohortDefinition;
import org.ieum.clinical.cohort.CohortExit;
import org.ieum.clinical.cohort.EventLimit;
import org.ieum.clinical.cohort.InclusionRule;

/** A cohort as sentences in the order in which the engine takes its steps. */
final class CohortWords {
  /** What days are counted from in a cohort. */
  static final String INDEX = "the event";

  private CohortWords() {}

  static List<String> sentences(CohortDefinition c) {
    List<String> out = new ArrayList<>();
    out.add(
        "Take every "
            + Phrases.or(c.entry().stream().map(EventWords::one).toList())
            + ". Day 0 is the day on which the event starts.");
    out.add("Keep events " + observed(c) + ".");
    limit(out, c.entryLimit());
    if (!c.qualifying().isEmpty()) {
      out.add(
          "Keep events of which this holds: " + CriteriaWords.group(c.qualifying(), INDEX) + ".");
      limit(out, c.qualifyingLimit());
    }
    for (InclusionRule rule : c.rules()) {
      out.add(
          "Rule '"
              + rule.name()
              + "': keep the event if "
              + CriteriaWords.group(rule.group(), INDEX)
              + ".");
    }
    if (c.limit() == EventLimit.ALL) {
      out.add("All remaining events of a person count.");
    }
    limit(out, c.limit());
    boolean observed = c.exit() instanceof CohortExit.EndOfObservation;
    out.add(
        "The cohort ends "
            + exit(c.exit())
            + (observed ? "." : ", and never after the observation period."));
    if (!c.censoring().isEmpty()) {
      out.add(
          "It ends earlier with "
              + Phrases.or(c.censoring().stream().map(EventWords::withArticle).toList())
              + ".");
    }
    if (!c.censorDates().isAny()) {
      out.add("Only days " + Phrases.range(c.censorDates()) + " count.");
    }
    if (c.eraPadDays() > 0) {
      out.add(
          "Times in the cohort that are at most "
              + Phrases.count(c.eraPadDays(), "day", "days")
              + " apart are one.");
    }
    return out;
  }

  private static String observed(CohortDefinition c) {
    List<String> parts = new ArrayList<>();
    if (c.priorDays() > 0) {
      parts.add("at least " + Phrases.count(c.priorDays(), "day", "days") + " before the event");
    }
    if (c.postDays() > 0) {
      parts.add("at least " + Phrases.count(c.postDays(), "day", "days") + " after it");
    }
    return "within an observation period of the person"
        + (parts.isEmpty() ? "" : " that covers " + Phrases.and(parts));
  }

  private static void limit(List<String> out, EventLimit limit) {
    switch (limit) {
      case FIRST -> out.add("Of each person's remaining events, take the first.");
      case LAST -> out.add("Of each person's remaining events, take the last.");
      case ALL -> {}
    }
  }

  private static String exit(CohortExit exit) {
    if (exit instanceof CohortExit.DateOffset offset) {
      String side = offset.fromEnd() ? "end" : "start";
      return offset.days() == 0
          ? "with the event's " + side
          : Phrases.count(offset.days(), "day", "days") + " after the event's " + side;
    }
    if (exit instanceof CohortExit.CustomEra era) {
      return "with the persistent exposure to '"
          + era.conceptSet()
          + "' that holds the event (gaps of at most "
          + Phrases.count(era.gapDays(), "day", "days")
          + (era.daysSupply() >= 0 ? ", each supply taken as " + era.daysSupply() + " days" : "")
          + (era.offset() > 0 ? ", " + era.offset() + " days added" : "")
          + ")";
    }
    return "with the observation period";
  }
}
