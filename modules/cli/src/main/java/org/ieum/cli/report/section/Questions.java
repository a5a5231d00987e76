package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.algorithms.Rehearsal;
import org.ieum.cli.report.page.DataTable;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.result.RoundWords;
import org.ieum.federation.plan.PlannedRound;
import org.ieum.federation.plan.PlannedRounds;

/** What the hospitals could be asked, round by round, as a rehearsal of the study tells it. */
final class Questions {
  private Questions() {}

  static void write(Html page, Source s) {
    PlannedRounds planned = Rehearsal.of(s.study());
    RoundWords words = new RoundWords(planned, true);
    page.p(words.promise());
    for (PlannedRound round : planned.rounds()) {
      DataTable table =
          new DataTable(
                  "Asked "
                      + words.asked(round)
                      + ": "
                      + words.numbers(round)
                      + ", "
                      + words.size(round))
              .text("What they are")
              .number("Numbers");
      for (RoundWords.Questions asked : words.questions(round)) {
        boolean several = asked.questions().size() > 1;
        table.group(
            String.join(" · ", asked.questions())
                + ": "
                + asked.numbers()
                + (several ? " each" : ""));
        asked.about().forEach(some -> table.row(List.of(some.meaning(), some.numbers())));
      }
      table.writeTo(page);
    }
  }
}
