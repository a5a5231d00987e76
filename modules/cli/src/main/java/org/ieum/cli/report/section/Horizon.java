package org.ieum.cli.report.section;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ieum.cli.report.page.Numbers;
import org.ieum.clinical.cohort.DateRange;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.population.TimeAtRisk;

/** The times of a definition in a few words. */
final class Horizon {
  private static final int YEAR = 365;

  private Horizon() {}

  /** Such as: 1 to 1,825 days (5.0 years) after the index date. */
  static String of(OmopDefinition definition) {
    TimeAtRisk t = definition.population().timeAtRisk();
    if (t.startAtCohortEnd() == t.endAtCohortEnd()) {
      return Numbers.count(t.start())
          + " to "
          + days(t.end())
          + " after "
          + anchor(t.endAtCohortEnd());
    }
    return days(t.start())
        + " after "
        + anchor(t.startAtCohortEnd())
        + " to "
        + days(t.end())
        + " after "
        + anchor(t.endAtCohortEnd());
  }

  private static String days(int days) {
    String years = days < YEAR ? "" : String.format(Locale.ROOT, " (%.1f years)", days / 365.25);
    return Numbers.count(days, "day", "days") + years;
  }

  private static String anchor(boolean end) {
    return end ? "the end of the time in the cohort" : "the index date";
  }

  /** The calendar days that entry events and rules allow. */
  static List<String> dates(OmopDefinition definition) {
    Stream<DateRange> entry = definition.target().entry().stream().map(e -> e.start());
    Stream<DateRange> rules =
        definition.target().rules().stream()
            .flatMap(r -> r.group().demographics().stream())
            .map(d -> d.start());
    return Stream.concat(entry, rules)
        .filter(d -> !d.isAny() && !d.negated())
        .distinct()
        .map(d -> "index dates" + from(d.from()).orElse("") + to(d.to()).orElse(""))
        .toList();
  }

  private static Optional<String> from(LocalDate day) {
    return day.equals(DateRange.EARLIEST) ? Optional.empty() : Optional.of(" from " + day);
  }

  private static Optional<String> to(LocalDate day) {
    return day.equals(DateRange.LATEST) ? Optional.empty() : Optional.of(" to " + day);
  }
}
