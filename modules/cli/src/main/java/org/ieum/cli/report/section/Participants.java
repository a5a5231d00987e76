package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Clause;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.words.CohortWords;
import org.ieum.cli.report.words.PopulationWords;
import org.ieum.clinical.omop.OmopDefinition;

/** Who is eligible. */
final class Participants {
  private Participants() {}

  static void write(Html page, Source s) {
    if (s.definition().isEmpty()) {
      page.absent(
          "Each hospital chose the records of its table itself; the study’s documents do not hold"
              + " the criteria.");
    } else {
      OmopDefinition d = s.definition().get();
      page.p("The target cohort is ‘" + d.target().name() + "’.");
      page.list(CohortWords.of(d.target()));
      List<Clause> steps = PopulationWords.steps(d.population());
      if (!steps.isEmpty()) {
        page.p("From the cohort to the persons who are analysed:");
        page.list(steps);
      }
    }
    page.absent(
        "The study’s documents do not describe treatments that participants received (item 6c).");
  }
}
