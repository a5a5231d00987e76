package org.ieum.clinical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.clinical.cohort.CriteriaGroup;
import org.ieum.clinical.cohort.Demographics;
import org.ieum.clinical.cohort.EventWindow;
import org.ieum.clinical.cohort.Occurrence;
import org.ieum.clinical.cohort.WindowedCriteria;

/**
 * Conditions about an event: {@code there is no diagnosis of 'dementia' on any day up to day 0}.
 */
final class CriteriaWords {
  private CriteriaWords() {}

  /**
   * A condition.
   *
   * @param anchor what the days are counted from, such as {@code the index date}
   */
  static String group(CriteriaGroup group, String anchor) {
    List<String> members = members(group, anchor);
    if (members.isEmpty()) {
      return "nothing more is asked";
    }
    boolean single = members.size() == 1;
    return switch (group.type()) {
      case ALL -> single ? members.get(0) : Phrases.and(members);
      case ANY -> single ? members.get(0) : "either " + String.join(", or ", members);
      case AT_LEAST -> "at least " + group.count() + " of these hold: " + listed(members);
      case AT_MOST -> "at most " + group.count() + " of these hold: " + listed(members);
    };
  }

  private static List<String> members(CriteriaGroup group, String anchor) {
    List<String> members = new ArrayList<>();
    group.criteria().forEach(w -> members.add(windowed(w, anchor)));
    group.demographics().forEach(d -> members.add(person(d)));
    group.groups().forEach(g -> members.add("(" + group(g, anchor) + ")"));
    return members;
  }

  private static String listed(List<String> members) {
    return "(" + String.join("); (", members) + ")";
  }

  static String windowed(WindowedCriteria w, String anchor) {
    StringBuilder words = new StringBuilder(occurrence(w));
    words.append(' ').append(window(w.startWindow(), anchor));
    w.endWindow().ifPresent(end -> words.append(" and ").append(window(end, anchor)));
    if (w.restrictVisit()) {
      words.append(", in the same visit");
    }
    if (w.ignoreObservationPeriod()) {
      words.append(", in any observation period");
    }
    return words.toString();
  }

  private static String occurrence(WindowedCriteria w) {
    Occurrence o = w.occurrence();
    String many = distinct(o) + EventWords.many(w.event());
    boolean every = o.distinct() == Occurrence.Distinct.NOTHING;
    if (o.count() == 0 && o.comparison() != Occurrence.Comparison.AT_LEAST) {
      return "there is no " + EventWords.one(w.event());
    }
    return switch (o.comparison()) {
      case EXACTLY -> "there are exactly " + o.count() + " " + many;
      case AT_MOST -> "there are at most " + o.count() + " " + many;
      case AT_LEAST ->
          o.count() == 1 && every
              ? "there is " + EventWords.withArticle(w.event())
              : "there are at least " + o.count() + " " + many;
    };
  }

  private static String distinct(Occurrence o) {
    return switch (o.distinct()) {
      case NOTHING -> "";
      case CONCEPT -> "different concepts of ";
      case START_DATE -> "different days of ";
      case VISIT -> "different visits with ";
    };
  }

  private static String window(EventWindow w, String anchor) {
    String side = w.fromIndexEnd() ? "the end of " + anchor : "";
    String days = Phrases.days(w.from(), w.to());
    boolean counted = w.from().isPresent() || w.to().isPresent();
    return (w.ofEventEnd() ? "ending " : "")
        + days
        + (counted && !side.isEmpty()
            ? " counted from " + side
            : counted && !anchor.equals(CohortWords.INDEX) ? " counted from " + anchor : "");
  }

  private static String person(Demographics d) {
    List<Optional<String>> parts =
        List.of(
            part(!d.age().isAny(), "is aged " + Phrases.range(d.age())),
            part(!d.gender().isEmpty(), "is of sex " + Phrases.ids(d.gender())),
            part(!d.race().isEmpty(), "is of race " + Phrases.ids(d.race())),
            part(!d.ethnicity().isEmpty(), "is of ethnicity " + Phrases.ids(d.ethnicity())),
            part(!d.start().isAny(), "has it start " + Phrases.range(d.start())),
            part(!d.end().isAny(), "has it end " + Phrases.range(d.end())));
    List<String> said = parts.stream().flatMap(Optional::stream).toList();
    return "the person " + (said.isEmpty() ? "is anyone" : Phrases.and(said));
  }

  private static Optional<String> part(boolean asked, String words) {
    return Stream.of(words).filter(w -> asked).findFirst();
  }
}
