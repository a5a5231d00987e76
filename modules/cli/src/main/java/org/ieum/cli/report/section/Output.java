package org.ieum.cli.report.section;

import java.util.List;
import org.ieum.cli.report.page.Html;
import org.ieum.cli.report.page.Numbers;

/** What the model says, and where a rule would act on it. */
final class Output {
  private Output() {}

  static void write(Html page, Source s) {
    page.p("The model gives a probability of the outcome, from 0% to 100%.");
    List<Double> thresholds = s.study().evaluation().thresholds();
    if (thresholds.isEmpty()) {
      page.absent(
          "The study declares no threshold; where to act on a risk is a clinical decision that"
              + " remains to be made.");
    } else {
      page.p(
          "The study declared before the fit the risks at which a rule might act: "
              + String.join(", ", thresholds.stream().map(Numbers::round).toList())
              + ".");
      page.absent("Why these were chosen is not in the study’s documents (item 15).");
    }
  }
}
