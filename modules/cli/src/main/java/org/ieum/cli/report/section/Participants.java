package org.ieum.cli.report.section;

import org.ieum.cli.report.page.Html;
import org.ieum.clinical.omop.OmopDefinition;
import org.ieum.clinical.words.DefinitionWords;

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
      page.steps(DefinitionWords.target(d));
      page.p("From the cohort to the persons who are analysed:");
      page.steps(DefinitionWords.steps(d));
    }
    page.absent(
        "The study’s documents do not describe treatments that participants received (item 6c).");
  }
}
