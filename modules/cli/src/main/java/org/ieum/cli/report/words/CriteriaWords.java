package org.ieum.cli.report.words;

import java.util.ArrayList;
import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.Demographics;
import org.ieum.clinical.cohort.EventCriteria;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.Occurrence;
import org.ieum.clinical.cohort.WindowedCriteria;

/** Criteria about an event and groups of them. */
final class CriteriaWords {
  private CriteriaWords() {}

  /** An event; what is correlated with it stands below. */
  static Clause event(EventCriteria e) {
    List<Clause> parts = new ArrayList<>();
    e.correlated().ifPresent(g -> parts.add(group(g, "that date")));
    return new Clause(EventWords.of(e), parts);
  }

  /** A group; one member stands for itself. */
  static Clause group(CriteriaGroup group, String anchor) {
    List<Clause> members = members(group, anchor);
    boolean plain =
        group.type() == CriteriaGroup.Type.ALL || group.type() == CriteriaGroup.Type.ANY;
    return members.size() == 1 && plain ? members.get(0) : new Clause(head(group), members);
  }

  private static String head(CriteriaGroup group) {
    return switch (group.type()) {
      case ALL -> "all of";
      case ANY -> "any of";
      case AT_LEAST -> "at least " + group.count() + " of";
      case AT_MOST -> "at most " + group.count() + " of";
    };
  }

  private static List<Clause> members(CriteriaGroup group, String anchor) {
    List<Clause> members = new ArrayList<>();
    group.demographics().forEach(d -> members.add(Clause.of(person(d))));
    group.criteria().forEach(w -> members.add(windowed(w, anchor)));
    group.groups().forEach(g -> members.add(group(g, anchor)));
    return members;
  }

  static Clause windowed(WindowedCriteria w, String anchor) {
    StringBuilder text = new StringBuilder(often(w.occurrence()));
    text.append(EventWords.of(w.event()));
    EventWindow start = w.startWindow();
    text.append(start.ofEventEnd() ? ", ending " : ", ");
    text.append(Days.window(start.from(), start.to(), anchor(start, anchor)));
    w.endWindow()
        .ifPresent(
            end -> {
              text.append(end.ofEventEnd() ? ", ending " : ", starting ");
              text.append(Days.window(end.from(), end.to(), anchor(end, anchor)));
            });
    if (w.restrictVisit()) {
      text.append(", in the same visit");
    }
    if (w.ignoreObservationPeriod()) {
      text.append(", inside the observation period or not");
    }
    List<Clause> parts = new ArrayList<>();
    w.event().correlated().ifPresent(g -> parts.add(group(g, "that date")));
    return new Clause(text.toString(), parts);
  }

  private static String anchor(EventWindow window, String anchor) {
    return window.fromIndexEnd() ? "the end of the event" : anchor;
  }

  private static String often(Occurrence o) {
    String once =
        switch (o.distinct()) {
          case NOTHING -> "";
          case CONCEPT -> " different in concept";
          case START_DATE -> " on different days";
          case VISIT -> " in different visits";
        };
    return switch (o.comparison()) {
      case AT_LEAST -> o.count() == 1 ? "a " : o.count() + " or more" + once + ": ";
      case AT_MOST -> o.count() == 0 ? "no " : "at most " + o.count() + once + ": ";
      case EXACTLY -> o.count() == 0 ? "no " : "exactly " + o.count() + once + ": ";
    };
  }

  private static String person(Demographics d) {
    List<String> parts = new ArrayList<>();
    EventWords.numbers(parts, "age", d.age());
    EventWords.concepts(parts, "sex concept", d.gender());
    EventWords.concepts(parts, "race concept", d.race());
    EventWords.concepts(parts, "ethnicity concept", d.ethnicity());
    EventWords.dates(parts, "event starting", d.start());
    EventWords.dates(parts, "event ending", d.end());
    return String.join(", ", parts);
  }
}
